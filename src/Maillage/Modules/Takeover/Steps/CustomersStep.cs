using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Takeover;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Customers.Import;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using ImportedRow = Maillage.Modules.Sales.Customers.Import.CustomerRow;

namespace Maillage.Modules.Takeover.Steps;

/// <summary>Customers of all activities in one file, read like the import of one activity; the code that the other program has for each is kept, so that its invoices find it.</summary>
public sealed class CustomersStep(Db db, CustomerActions customers, PaymentTermLaw terms, WhatNames names, Clock clock) : ITakeoverStep
{
    public TakeoverStep Step => TakeoverStep.Customers;

    public async Task<StepPreview> Read(TakeoverSource source)
    {
        var faults = new List<ImportFault>([.. source.Table.Faults, .. source.Missing]);
        if (!source.Has(nameof(CustomerColumn.Name)) && !source.Has(nameof(CustomerColumn.Company))) faults.Add(new(1, "Nom", "Aucune colonne ne donne le nom des clients : choisissez celle du nom ou de la raison sociale."));
        var activities = (await db.Set<Activity>().AsNoTracking().Where(a => a.EntityId == source.File.EntityId && a.Kind != ActivityKind.Structure).ToListAsync()).ToDictionary(a => a.Code);
        var titles = new CustomerColumns(Enum.GetValues<CustomerColumn>().Where(c => source.Has(c.ToString())).Select(c => source.TitleOf(c.ToString())));
        var read = new List<(int Line, Activity Activity, string Code, CustomerDetails Details)>();
        foreach (var row in faults.Exists(f => f.Line == 1) ? [] : source.Table.Rows)
        {
            var reader = new RowReader(source, row, faults);
            var code = reader.Text("compte", TakeoverThing.LongestKey);
            if (!activities.TryGetValue(reader["activite"].ToUpperInvariant(), out var activity))
                reader.Fault("activite", reader["activite"].Length == 0 ? "Donnez le code de l’activité à laquelle ce client appartient." : $"Aucune activité n’a le code « {French.Excerpt(reader["activite"])} » : reprenez d’abord les activités, ou corrigez.");
            var details = ImportedRow.Read(row.Line, c => reader[c.ToString()], titles, terms, clock.Today, faults);
            if (!reader.Failed && details is not null) read.Add((row.Line, activity!, code, details));
        }
        var ids = read.Select(r => r.Activity.Id).Distinct().ToList();
        var known = (await db.Set<Customer>().AsNoTracking().Kept().Where(c => ids.Contains(c.ActivityId)).OrderBy(c => c.Id).ToListAsync()).ToLookup(c => c.ActivityId);
        var rows = new List<PreviewRow>();
        foreach (var group in read.GroupBy(r => r.Activity.Id))
            foreach (var (row, compared) in group.Zip(CustomerPreview.Compared(group.Select(r => (r.Line, r.Details)), known[group.Key])))
                rows.Add(new(row.Line, [row.Activity.Code, row.Details.Name, row.Code, row.Details.Siren, $"{row.Details.PostCode} {row.Details.City}"],
                    compared.IsNew ? "" : compared.Known is { } same ? $"déjà là : {same.Name}, {compared.Why}" : $"la ligne {compared.SameAs} dit déjà ce client : {compared.Why}",
                    new CustomerToTake(row.Activity, row.Code, compared)));
        return new(["Activité", "Client", "Code", "SIREN", "Commune"], [.. rows.OrderBy(r => r.Line)], faults, [], []);
    }

    public async Task<Result> Carry(TakeoverSource source, StepPreview preview, TakeoverRun run)
    {
        var made = new Dictionary<int, Id<Customer>>();
        foreach (var row in preview.Rows)
        {
            var (activity, code, compared) = (CustomerToTake)row.Data;
            if (compared.IsNew)
            {
                var customer = await customers.Make(Id<Customer>.New(), activity, compared.Details);
                made[row.Line] = customer.Id;
                run.Makes(row.Line, customer.Id.Value, code);
            }
            else if (code.Length > 0 && (compared.Known?.Id ?? made.GetValueOrDefault(compared.SameAs)) is { IsEmpty: false } known) run.Finds(row.Line, known.Value, code);
        }
        return Result.Done;
    }

    public async Task<Result> Undo(TakeoverRun run)
    {
        List<Id<Customer>> ids = [.. run.Things.Where(t => t.Made).Select(t => new Id<Customer>(t.ThingId))];
        var all = await db.Set<Customer>().Where(c => ids.Contains(c.Id)).ToListAsync();
        var third = all.Select(c => c.ThirdPartyId).ToList();
        var used = await names.First(ids) ?? (await names.First(third, "Customers") is { } account ? all.Find(c => c.ThirdPartyId == account)?.Id : null);
        if (used is { } id)
            return new Refusal("takeover.customers.used", $"{all.Find(c => c.Id == id)?.Name} a déjà des devis, des factures ou des écritures : annulez d’abord ce qui s’y rapporte.");
        db.RemoveRange(all);
        db.RemoveRange(await db.Set<ThirdParty>().Where(t => third.Contains(t.Id)).ToListAsync());
        return Result.Done;
    }

    private sealed record CustomerToTake(Activity Activity, string Code, CustomerToImport Compared);
}
