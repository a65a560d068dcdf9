using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Domain.Takeover;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Ledger.Periods;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover.Steps;

/// <summary>The balances that the books open with: one entry on the first day, or nothing.</summary>
public sealed class BalancesStep(Db db, Chart chart, VatTable vat, Posting posting, OpenPeriods periods) : ITakeoverStep
{
    public TakeoverStep Step => TakeoverStep.Balances;

    /// <summary>Our accounts of tax that waits for its receipt.</summary>
    private List<string> Pending => [.. vat.Codes.Select(c => chart.RoleOrNull($"vat-pending:{c.Code}")).OfType<string>()];

    public async Task<StepPreview> Read(TakeoverSource source)
    {
        var faults = new List<ImportFault>([.. source.Table.Faults, .. source.Missing]);
        if (!source.Has("solde") && !source.Has("debit") && !source.Has("credit")) faults.Add(new(1, "Débit", "Aucune colonne ne donne les montants : choisissez celles du débit et du crédit, ou celle du solde."));
        var activities = (await db.Set<Activity>().AsNoTracking().Where(a => a.EntityId == source.File.EntityId).ToListAsync()).ToDictionary(a => a.Code);
        var structure = activities.Values.Single(a => a.Kind == ActivityKind.Structure);
        var read = new List<OpeningRow>();
        var pending = Pending;
        foreach (var row in faults.Exists(f => f.Line == 1) ? [] : source.Table.Rows)
        {
            var reader = new RowReader(source, row, faults);
            var written = reader.Needed("compte", 40);
            var amount = Signed(source, reader);
            if (amount is { IsZero: true }) continue;
            var account = source.Accounts.Of(written);
            if (written.Length > 0 && OpeningBalance.Refuse(account, chart, pending) is { } why) reader.Fault("compte", why);
            var code = reader["activite"].ToUpperInvariant();
            var activity = code.Length == 0 ? structure : activities.GetValueOrDefault(code);
            if (activity is null) reader.Fault("activite", $"Aucune activité n’a le code « {French.Excerpt(code)} » : reprenez d’abord les activités, ou corrigez.");
            if (!reader.Failed && amount is { } known) read.Add(new(row.Line, written, account, activity!.Id, known));
        }
        var names = activities.Values.ToDictionary(a => a.Id, a => a.Code);
        List<PreviewRow> rows = [.. read.GroupBy(r => (r.Account, r.Activity)).OrderBy(g => g.Key.Account, StringComparer.Ordinal).ThenBy(g => names[g.Key.Activity], StringComparer.Ordinal)
            .Select(g => new PreviewRow(g.First().Line, [g.Key.Account, chart.Label(g.Key.Account), string.Join(", ", g.Select(r => r.Written).Where(w => w != g.Key.Account).Distinct().Take(3)), names[g.Key.Activity],
                Debit(g.Sum(r => r.Amount)), Debit(-g.Sum(r => r.Amount))], "", g.ToList()))];
        return new(["Compte", "Libellé", "Dans le fichier", "Activité", "Débit", "Crédit"], rows, faults, await Obstacles(source, read, faults), Sums(read));
    }

    public async Task<Result> Carry(TakeoverSource source, StepPreview preview, TakeoverRun run)
    {
        var booked = await posting.Post(OpeningBalance.Entry(source.File.EntityId, source.Plan.OpensOn, run.Id.ToString(), preview.New.SelectMany(r => (List<OpeningRow>)r.Data)));
        if (!booked.Ok) return Result.Refused(booked.Refusals);
        run.Makes(1, booked.Value.Id.Value);
        return Result.Done;
    }

    public async Task<Result> Undo(TakeoverRun run)
    {
        if (await db.Set<LegacyInvoice>().AnyAsync(i => i.EntityId == run.EntityId))
            return new Refusal("takeover.balances.used", "Des factures impayées sont reprises sur ces soldes : annulez d’abord leur reprise.");
        foreach (var thing in run.Things)
        {
            var id = new Id<Entry>(thing.ThingId);
            var entry = await db.Set<Entry>().AsNoTracking().IgnoreAutoIncludes().SingleAsync(e => e.Id == id);
            var undone = await posting.Reverse(id, entry.Date, "reprise annulée");
            if (!undone.Ok) return Result.Refused(undone.Refusals);
        }
        return Result.Done;
    }

    private async Task<IReadOnlyList<string>> Obstacles(TakeoverSource source, List<OpeningRow> read, List<ImportFault> faults)
    {
        var obstacles = new List<string>();
        if (await db.Set<TakeoverRun>().AnyAsync(r => r.EntityId == source.File.EntityId && r.Step == TakeoverStep.Balances && r.UndoneAt == null))
            obstacles.Add("Les soldes d’ouverture sont déjà repris pour cette entité : annulez d’abord cette reprise pour en passer une autre.");
        if (await periods.Refuse(source.File.EntityId, source.Plan.OpensOn) is { } closed) obstacles.Add(closed.Message);
        if (faults.Count > 0) obstacles.Add("Une balance se reprend entière : corrigez d’abord toutes les lignes en faute.");
        else if (OpeningBalance.Gap(read) is { IsZero: false } gap) obstacles.Add($"La balance n’est pas équilibrée : il y a {gap.Abs} de trop au {(gap.IsPositive ? "débit" : "crédit")}.");
        return obstacles;
    }

    /// <summary>Debit less credit, or the balance; null when an amount cannot be read.</summary>
    private static Money? Signed(TakeoverSource source, RowReader reader)
    {
        if (source.Has("debit") || source.Has("credit"))
            return (reader.Amount("debit"), reader.Amount("credit")) is ({ } debit, { } credit) ? debit - credit : null;
        return reader.Amount("solde");
    }

    private static string Debit(Money amount) => amount.IsPositive ? French.Figure(amount) : "";

    private static IReadOnlyList<(string, string)> Sums(IReadOnlyList<OpeningRow> read)
    {
        var (debit, credit) = (read.Where(r => r.Amount.IsPositive).Sum(r => r.Amount), -read.Where(r => r.Amount.IsNegative).Sum(r => r.Amount));
        return [("Total au débit", French.Amount(debit)), ("Total au crédit", French.Amount(credit)), ("Écart", French.Amount(debit - credit))];
    }
}
