using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Takeover;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover.Comparison;

/// <summary>A file of the other program compared with ours.</summary>
/// <param name="ByActivity">Whether the figures are by activity.</param>
/// <param name="Faults">Rows that could not be read: the comparison is without them.</param>
public sealed record Compared(ParallelReport Report, bool ByActivity, IReadOnlyList<ImportFault> Faults);

/// <summary>Compares what both programs say, read with the same correspondences of accounts.</summary>
public sealed class ParallelReader(Db db, Chart chart)
{
    public async Task<Compared> Read(TakeoverSource source)
    {
        var faults = new List<ImportFault>([.. source.Table.Faults, .. source.Missing]);
        var balances = source.File.Step == TakeoverStep.CompareBalances;
        if (balances && !source.Has("solde") && !source.Has("debit") && !source.Has("credit")) faults.Add(new(1, "Débit", "Aucune colonne ne donne les montants : choisissez celles du débit et du crédit, ou celle du solde."));
        if (faults.Exists(f => f.Line == 1)) return new(new([]), false, faults);
        var byActivity = balances && source.Has("activite");
        return new(ParallelReport.Compare(balances ? await TheirBalances(source, byActivity, faults) : TheirInvoices(source, faults), balances ? await OurBalances(source, byActivity) : await OurInvoices(source.File)), byActivity, faults);
    }

    private async Task<List<(string, string, Money)>> TheirBalances(TakeoverSource source, bool byActivity, List<ImportFault> faults)
    {
        var structure = await db.Set<Activity>().Where(a => a.EntityId == source.File.EntityId && a.Kind == ActivityKind.Structure).Select(a => a.Code).SingleAsync();
        var figures = new List<(string, string, Money)>();
        foreach (var row in source.Table.Rows)
        {
            var reader = new RowReader(source, row, faults);
            var account = source.Accounts.Of(reader.Needed("compte", 40));
            if (!reader.Failed && !chart.IsPostable(account)) reader.Fault("compte", $"« {French.Excerpt(account)} » n’est pas un compte du plan comptable : écrivez sa correspondance sous le choix des colonnes.");
            var amount = source.Has("debit") || source.Has("credit") ? reader.Amount("debit") - reader.Amount("credit") : reader.Amount("solde");
            var code = !byActivity ? "" : reader["activite"] is { Length: > 0 } text ? text.ToUpperInvariant() : structure;
            if (!reader.Failed && amount is { } known) figures.Add((account, code, known));
        }
        return figures;
    }

    /// <summary>Accounts of the balance sheet run on from the beginning, those of the result from their fiscal year; or the movements of a period. Liaison lines are ours alone.</summary>
    private async Task<List<(string, string, Money)>> OurBalances(TakeoverSource source, bool byActivity)
    {
        var file = source.File;
        var to = file.To!.Value;
        var year = await db.Set<FiscalYear>().Where(y => y.EntityId == file.EntityId && y.Start <= to.Last && y.End >= to.Last).Select(y => (DateOnly?)y.Start).SingleOrDefaultAsync();
        var (sheet, result) = (file.From ?? new Month(1900, 1), file.From ?? (year is { } start ? Month.Of(start) : to));
        var rows = await db.Set<MonthBalance>().AsNoTracking().Where(b => b.EntityId == file.EntityId && b.Month <= to && !b.Account.StartsWith(EntryRules.Liaison)
                && ((b.Account.StartsWith("6") || b.Account.StartsWith("7")) ? b.Month >= result : b.Month >= sheet))
            .GroupBy(b => new { b.Account, b.ActivityId }).Select(g => new { g.Key.Account, g.Key.ActivityId, Cents = g.Sum(b => b.Debit.Cents - b.Credit.Cents) }).ToListAsync();
        var codes = await db.Set<Activity>().Where(a => a.EntityId == file.EntityId).ToDictionaryAsync(a => a.Id, a => a.Code);
        return [.. rows.Select(r => (source.Accounts.Of(r.Account), byActivity ? codes[r.ActivityId] : "", new Money(r.Cents)))];
    }

    private static List<(string, string, Money)> TheirInvoices(TakeoverSource source, List<ImportFault> faults)
    {
        var figures = new List<(string, string, Money)>();
        foreach (var row in source.Table.Rows)
        {
            var reader = new RowReader(source, row, faults);
            var (number, total) = (reader.Needed("numero", 60), reader.Amount("total"));
            if (!reader.Failed && total is { } known) figures.Add((number, "", known));
        }
        return figures;
    }

    /// <summary>Invoices issued here within the months, and those taken over that are dated within them.</summary>
    private async Task<List<(string, string, Money)>> OurInvoices(TakeoverFile file)
    {
        var (first, last) = (file.From?.First ?? DateOnly.MinValue, file.To!.Value.Last);
        var own = await db.Set<Invoice>().AsNoTracking().Where(i => i.EntityId == file.EntityId && i.Rank != null && i.IssuedOn >= first && i.IssuedOn <= last).Select(i => new { i.Number, i.Ttc.Cents }).ToListAsync();
        var legacy = await db.Set<LegacyInvoice>().IgnoreAutoIncludes().Where(i => i.EntityId == file.EntityId && i.Date >= first && i.Date <= last).Select(i => new { i.Number, i.Total.Cents }).ToListAsync();
        return [.. own.Select(i => (i.Number!, "", new Money(i.Cents))), .. legacy.Select(i => (i.Number, "", new Money(i.Cents)))];
    }
}
