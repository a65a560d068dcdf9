using System.Globalization;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Vat;
using Maillage.Domain.Takeover;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Legacy;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover.Steps;

/// <summary>
/// Unpaid invoices under their own numbers: rows of one number are its VAT codes. All together they must be what the opening holds on the customers'
/// account of each activity, and on each account of waiting tax.
/// </summary>
public sealed class InvoicesStep(Db db, LegacyInvoices legacy, SalesAccounts accounts, Chart chart, VatTable vat) : ITakeoverStep
{
    private const int MostYears = 10;

    public TakeoverStep Step => TakeoverStep.Invoices;

    public async Task<StepPreview> Read(TakeoverSource source)
    {
        var faults = new List<ImportFault>([.. source.Table.Faults, .. source.Missing]);
        var entity = source.File.EntityId;
        var activities = (await db.Set<Activity>().AsNoTracking().Where(a => a.EntityId == entity && a.Kind != ActivityKind.Structure).ToListAsync()).ToDictionary(a => a.Code);
        var finder = await Finder(source);
        var known = (await db.Set<LegacyInvoice>().IgnoreAutoIncludes().Where(i => i.EntityId == entity).Select(i => i.Number).ToListAsync()).ToHashSet();
        var rows = new List<PreviewRow>();
        foreach (var group in source.Missing.Count > 0 ? [] : source.Table.Rows.GroupBy(r => source.Cell(r, "numero")))
        {
            if (known.Contains(group.Key)) rows.Add(new(group.First().Line, [group.Key, source.Cell(group.First(), "client"), "", "", "", ""], "cette facture est déjà reprise", group.Key));
            else if (Debt(source, [.. group], activities, finder, faults) is var (customer, activity, debt))
                rows.Add(new(group.First().Line, [debt.Number, customer.Name, activity.Code, French.ShortDate(debt.DueOn), French.Figure(debt.Total), French.Figure(debt.Remaining)], "", new DebtToTake(customer, debt)));
        }
        var (obstacles, sums) = await Agreement(source, [.. rows.Where(r => r.Known.Length == 0).Select(r => (DebtToTake)r.Data)], activities.Values.ToDictionary(a => a.Id, a => a.Code));
        if (faults.Count > 0) obstacles = ["Les impayés se reprennent tous ensemble, pour tomber juste sur le compte clients : corrigez d’abord toutes les lignes en faute.", .. obstacles];
        return new(["Facture", "Client", "Activité", "Échéance", "Montant TTC", "Reste"], rows, faults, obstacles, sums);
    }

    public async Task<Result> Carry(TakeoverSource source, StepPreview preview, TakeoverRun run)
    {
        var taken = await legacy.Take([.. preview.New.Select(r => (DebtToTake)r.Data).Select(d => (d.Customer, d.Debt))], source.Plan.OpensOn);
        if (!taken.Ok) return Result.Refused(taken.Refusals);
        foreach (var (row, invoice) in preview.New.Zip(taken.Value)) run.Makes(row.Line, invoice.Id.Value, invoice.Number);
        return Result.Done;
    }

    public Task<Result> Undo(TakeoverRun run) => legacy.LetGo([.. run.Things.Select(t => new Id<LegacyInvoice>(t.ThingId))]);

    private (Customer, Activity, LegacyDebt)? Debt(TakeoverSource source, IReadOnlyList<TableRow> rows, Dictionary<string, Activity> activities, CustomerFinder finder, List<ImportFault> faults)
    {
        var before = faults.Count;
        var first = new RowReader(source, rows[0], faults);
        var number = first.Needed("numero", EntryRules.LongestDocument);
        var date = first.Day("date", needed: true);
        var due = first.Day("echeance");
        if (date > source.Plan.OpensOn) first.Fault("date", $"Cette facture est d’après l’ouverture, le {French.LongDate(source.Plan.OpensOn)} : elle n’est pas dans les soldes repris.");
        else if (date < source.Plan.OpensOn.AddYears(-MostYears)) first.Fault("date", $"Cette facture a plus de {MostYears} ans : vérifiez sa date.");
        if (due < date) first.Fault("echeance", "L’échéance est avant la facture.");
        var subject = first.Text("objet", LegacyInvoice.LongestSubject);
        if (!activities.TryGetValue(first["activite"].ToUpperInvariant(), out var activity)) first.Fault("activite", $"Aucune activité n’a le code « {French.Excerpt(first["activite"])} » : reprenez d’abord les activités, ou corrigez.");
        Customer? customer = null;
        if (activity is not null)
        {
            var (found, why) = finder.Find(activity, first["client"]);
            customer = found;
            if (why.Length > 0) first.Fault("client", why);
        }
        var groups = new List<PendingVat>();
        foreach (var row in rows)
        {
            var reader = new RowReader(source, row, faults);
            foreach (var same in (string[])["date", "client", "activite", "total"])
                if (row != rows[0] && reader[same] != first[same]) reader.Fault(same, $"La ligne {rows[0].Line} dit autre chose pour la même facture {number} : les lignes d’une facture ne diffèrent que par la TVA.");
            if (Group(reader) is { } group) groups.Add(group);
        }
        if (faults.Count > before) return null;
        var (total, remaining) = (first.Amount("total")!.Value, groups.Sum(g => g.Due));
        if (remaining.IsZero) first.Fault("reste", "Il ne reste rien à payer : cette facture n’est pas à reprendre.");
        else if (remaining.IsNegative != total.IsNegative || remaining.Abs > total.Abs) first.Fault("reste", $"Il reste {remaining} sur {total} : le reste ne dépasse pas le montant et a son signe.");
        return faults.Count > before ? null : (customer!, activity!, new LegacyDebt(number, date!.Value, due ?? customer!.Term.DueFrom(date.Value), total, subject, groups));
    }

    /// <summary>What is left of one VAT code.</summary>
    private PendingVat? Group(RowReader reader)
    {
        if (reader["total"].Length == 0) reader.Fault("total", "Donnez le montant de la facture, taxe comprise.");
        if (reader["reste"].Length == 0) reader.Fault("reste", "Donnez ce qui reste à payer.");
        var (_, due, waits) = (reader.Amount("total"), reader.Amount("reste"), reader.Amount("attente"));
        var code = Code(reader);
        if (reader.Failed || due is not { } left || waits is not { } tax || code is null) return null;
        if (tax.IsZero) return new("", left, Money.Zero);
        if (code.Length == 0) reader.Fault("tva", "Donnez le code de TVA de la taxe en attente : FR200, FR100, FR055 ou FR021, ou son taux.");
        else if (tax.IsNegative != left.IsNegative || tax.Abs > Money.FromEuros(left.Abs.Euros * vat.Known(code)!.Rate.Fraction / (1 + vat.Known(code)!.Rate.Fraction)).Abs + new Money(1))
            reader.Fault("attente", $"{tax} de TVA {code} dans un reste de {left} : c’est plus que la taxe qui y est comprise.");
        return reader.Failed ? null : new(code, left, tax);
    }

    /// <summary>A code of ours that tax may wait under, from a code or a rate; empty when the cell is, null when it is neither, which is then told.</summary>
    private string? Code(RowReader reader)
    {
        if (reader["tva"] is not { Length: > 0 } text) return "";
        var waits = vat.Codes.Where(c => chart.RoleOrNull($"vat-pending:{c.Code}") is not null).ToList();
        if (waits.Find(c => c.Code == text.ToUpperInvariant()) is { } same) return same.Code;
        if (French.ParseNumber(text) is { } percent) return percent == 0 ? "" : waits.Find(c => c.Rate.Percent == percent)?.Code ?? Unknown();
        return vat.Known(text.ToUpperInvariant()) is not null ? "" : Unknown();

        string? Unknown()
        {
            reader.Fault("tva", $"« {French.Excerpt(text)} » n’est pas un code de TVA : écrivez {string.Join(", ", waits.Select(c => c.Code))}, ou un taux tel que 20.");
            return null;
        }
    }

    /// <summary>Compares what is taken over, this file included, with the opening.</summary>
    private async Task<(IReadOnlyList<string> Obstacles, IReadOnlyList<(string, string)> Sums)> Agreement(TakeoverSource source, IReadOnlyList<DebtToTake> debts, Dictionary<Id<Activity>, string> codes)
    {
        var opening = await OpeningLines(source);
        if (opening is null) return (["Reprenez d’abord les soldes d’ouverture : les impayés doivent en tomber juste."], []);
        var before = await db.Set<LegacyInvoice>().AsNoTracking().Where(i => i.EntityId == source.File.EntityId).ToListAsync();
        var taken = before.Select(i => (i.ActivityId, i.Groups)).Concat(debts.Select(d => (d.Customer.ActivityId, d.Debt.Groups))).ToList();
        var obstacles = new List<string>();
        var (held, owed) = (ByActivity(opening.Where(l => l.Account == accounts.Customers).Select(l => (l.ActivityId, l.Amount))), ByActivity(taken.Select(t => (t.ActivityId, t.Groups.Sum(g => g.Due)))));
        foreach (var activity in held.Keys.Union(owed.Keys).OrderBy(a => codes.GetValueOrDefault(a, ""), StringComparer.Ordinal))
            if (held.GetValueOrDefault(activity) is var there && owed.GetValueOrDefault(activity) is var here && there != here)
                obstacles.Add($"{codes.GetValueOrDefault(activity, "Services communs")} : le compte {accounts.Customers} s’ouvre à {there}, les factures reprises font {here}, soit {here - there} d’écart.");
        var (waiting, taxes) = (opening.Where(l => l.Account.StartsWith("44574", StringComparison.Ordinal)).GroupBy(l => l.Account).ToDictionary(g => g.Key, g => -g.Sum(l => l.Amount)),
            taken.SelectMany(t => t.Groups).Where(g => !g.Vat.IsZero).GroupBy(g => accounts.VatPending(g.VatCode)).ToDictionary(g => g.Key, g => g.Sum(x => x.Vat)));
        foreach (var account in waiting.Keys.Union(taxes.Keys).Order(StringComparer.Ordinal))
            if (waiting.GetValueOrDefault(account) is var there && taxes.GetValueOrDefault(account) is var here && there != here)
                obstacles.Add($"Le compte {account} ({chart.Label(account)}) s’ouvre à {there}, la TVA en attente des factures reprises fait {here}, soit {here - there} d’écart.");
        var (sumHeld, sumOwed) = (held.Values.Sum(), owed.Values.Sum());
        return (obstacles, [($"Compte {accounts.Customers} à l’ouverture", French.Amount(sumHeld)), ("Restes à payer repris", French.Amount(sumOwed)), ("Écart", French.Amount(sumOwed - sumHeld))]);
    }

    /// <summary>The lines of the opening entry; null when none stands.</summary>
    private async Task<IReadOnlyList<EntryLine>?> OpeningLines(TakeoverSource source)
    {
        var entries = await db.Set<TakeoverRun>().Where(r => r.EntityId == source.File.EntityId && r.Step == TakeoverStep.Balances && r.UndoneAt == null).SelectMany(r => r.Things).Select(t => t.ThingId).ToListAsync();
        if (entries.Count == 0) return null;
        var ids = entries.Select(e => new Id<Entry>(e)).ToList();
        return await db.Set<EntryLine>().AsNoTracking().Where(l => ids.Contains(l.EntryId)).ToListAsync();
    }

    private static Dictionary<Id<Activity>, Money> ByActivity(IEnumerable<(Id<Activity> Activity, Money Amount)> amounts) =>
        amounts.GroupBy(a => a.Activity).ToDictionary(g => g.Key, g => g.Sum(a => a.Amount));

    private async Task<CustomerFinder> Finder(TakeoverSource source)
    {
        var entity = source.File.EntityId;
        var things = await db.Set<TakeoverRun>().Where(r => r.Step == TakeoverStep.Customers && r.UndoneAt == null).SelectMany(r => r.Things).Where(t => t.Key != "").Select(t => new { t.Key, t.ThingId }).ToListAsync();
        var customers = await db.Set<Customer>().AsNoTracking().Kept().Where(c => c.EntityId == entity).ToListAsync();
        return new(customers, things.ToLookup(t => CustomerFinder.Fold(t.Key), t => t.ThingId));
    }

    private sealed record DebtToTake(Customer Customer, LegacyDebt Debt);
}

/// <summary>Finds the customer of an activity that another program names: by the code taken over, our code, the SIREN or SIRET, else the name.</summary>
public sealed class CustomerFinder(IEnumerable<Customer> customers, ILookup<string, long> codes)
{
    private readonly ILookup<Id<Activity>, Customer> byActivity = customers.ToLookup(c => c.ActivityId);

    public static string Fold(string text) => string.Join(' ', French.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The customer, or why none is told.</summary>
    public (Customer? Customer, string Why) Find(Activity activity, string text)
    {
        if (text.Length == 0) return (null, "Donnez le client : son code, son SIREN ou son nom.");
        var (own, folded, number) = (byActivity[activity.Id].ToList(), Fold(text), Identifiers.Compact(text));
        var ids = codes[folded].ToHashSet();
        foreach (var found in new[]
        {
            own.FindAll(c => ids.Contains(c.Id.Value)), own.FindAll(c => string.Equals(c.Code, text, StringComparison.OrdinalIgnoreCase)),
            own.FindAll(c => number.Length > 0 && (c.Siren == number || c.Siret == number)), own.FindAll(c => Fold(c.Name) == folded),
        })
        {
            if (found.Count == 1) return (found[0], "");
            if (found.Count > 1) return (null, $"« {French.Excerpt(text)} » désigne {found.Count.ToString(CultureInfo.InvariantCulture)} clients de l’activité {activity.Code} : écrivez son code.");
        }
        return (null, $"« {French.Excerpt(text)} » n’est pas un client de l’activité {activity.Code} : reprenez d’abord les clients, ou corrigez.");
    }
}
