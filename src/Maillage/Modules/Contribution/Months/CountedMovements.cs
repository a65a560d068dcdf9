using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Months;

/// <summary>The movements of the ledger that bases are made of, asked as coarsely as the scales allow.</summary>
public sealed class CountedMovements(Db db, Chart chart)
{
    /// <summary>Before any ledger.</summary>
    internal static readonly Month Beginning = new(1900, 1);

    /// <summary>The result accounts, those of the contribution itself and of the results that collectives share left out: all that a base may count.</summary>
    internal static AccountSet Counted(Chart chart) => AccountSet.Of(["6", "7"], Uncounted(chart));

    /// <summary>Of each activity, by month.</summary>
    public async Task<Func<Id<Activity>, ILookup<Month, CountedMovement>>> Of(Id<LegalEntity> entity, Id<Activity>? only, Month from, Month to, IReadOnlyList<Scale> scales)
    {
        // Only what some base counts: pay and overheads are most of what a ledger holds.
        var counted = AccountSet.Of([.. scales.SelectMany(s => s.Levies).SelectMany(l => l.Base.Parts).SelectMany(p => p.Accounts.In).Distinct().Where(Counted(chart).Contains)], Uncounted(chart));
        if (counted.In.Count == 0) return _ => Array.Empty<Row>().ToLookup(r => r.Month, r => r.Movement);
        var rows = scales.Any(s => s.ReadsDocuments) ? await ByDocument(entity, only, counted, from, to) : await ByAccount(entity, only, counted, from, to);
        if (scales.Any(s => s.ReadsReceipts)) rows.AddRange(await Received(entity, only, from, to));
        var byActivity = rows.ToLookup(r => r.Activity);
        return activity => byActivity[activity].ToLookup(r => r.Month, r => r.Movement);
    }

    private async Task<List<Row>> ByAccount(Id<LegalEntity> entity, Id<Activity>? only, AccountSet counted, Month from, Month to)
    {
        var balances = db.Set<MonthBalance>().AsNoTracking().Where(b => b.EntityId == entity && b.Month >= from && b.Month <= to).On(counted);
        if (only is { } one) balances = balances.Where(b => b.ActivityId == one);
        return [.. (await balances.Select(b => new { b.ActivityId, b.Month, b.Account, Cents = b.Debit.Cents - b.Credit.Cents }).ToListAsync())
            .Select(b => new Row(b.ActivityId, b.Month, new(b.Account, new(b.Cents))))];
    }

    private async Task<List<Row>> ByDocument(Id<LegalEntity> entity, Id<Activity>? only, AccountSet counted, Month from, Month to)
    {
        var (first, last) = (from.First, to.Last);
        var lines = db.Set<EntryLine>().AsNoTracking().Where(l => l.EntityId == entity && l.Date >= first && l.Date <= last).On(counted);
        if (only is { } one) lines = lines.Where(l => l.ActivityId == one);
        var rows = await lines.Join(db.Set<Entry>().IgnoreAutoIncludes(), l => l.EntryId, e => e.Id, (l, e) => new { l.ActivityId, l.Date, l.Account, e.Document, Cents = l.Debit.Cents - l.Credit.Cents }).ToListAsync();
        return [.. rows.Select(r => new Row(r.ActivityId, Month.Of(r.Date), new(r.Account, new(r.Cents), r.Document)))];
    }

    /// <summary>
    /// Sales as they are paid. An entry that opened claims on customers counts in proportion to what settles them, cumulated so that the last payment brings
    /// the rest to the cent; a loss settles nothing. Any other sale is paid when it is booked.
    /// </summary>
    private async Task<List<Row>> Received(Id<LegalEntity> entity, Id<Activity>? only, Month from, Month to)
    {
        var (first, last) = (from.First, to.Last);
        var sales = db.Set<EntryLine>().AsNoTracking().Where(l => l.EntityId == entity && l.Date <= last).On(AccountSet.Of(["7"], Uncounted(chart)));
        if (only is { } one) sales = sales.Where(l => l.ActivityId == one);
        var items = db.Set<OpenItem>().AsNoTracking().Where(i => i.EntityId == entity && i.Account.StartsWith("41") && sales.Any(l => l.EntryId == i.EntryId));
        var lines = (await sales.Select(l => new { l.EntryId, l.ActivityId, l.Date, l.Account, Cents = l.Debit.Cents - l.Credit.Cents, Claimed = items.Any(i => i.EntryId == l.EntryId) }).ToListAsync()).ToLookup(l => l.Claimed);
        var rows = lines[false].Where(l => l.Date >= first).Select(l => new Row(l.ActivityId, Month.Of(l.Date), new(l.Account, new(l.Cents), "", true))).ToList();
        var losses = db.Set<EntryLine>().On(AccountSet.Of([chart.Role("irrecoverable-debts"), chart.Role("rounding-loss")], []));
        var paid = (await (from l in db.Set<EntryLine>().AsNoTracking()
                           where l.EntityId == entity && l.Settles != null && l.Date <= last && !losses.Any(x => x.EntryId == l.EntryId)
                           join i in items on l.Settles equals (Id<OpenItem>?)i.Id
                           select new { i.EntryId, l.Date, Cents = l.Credit.Cents - l.Debit.Cents }).ToListAsync()).ToLookup(p => p.EntryId);
        var whole = await items.GroupBy(i => i.EntryId).Select(g => new { g.Key, Cents = g.Sum(i => i.Amount.Cents) }).ToDictionaryAsync(g => g.Key, g => g.Cents);
        foreach (var line in lines[true])
        {
            var (all, sofar, before) = (whole[line.EntryId], 0L, 0L);
            foreach (var day in paid[line.EntryId].GroupBy(p => p.Date).OrderBy(g => g.Key))
            {
                sofar += day.Sum(p => p.Cents);
                var now = all == 0 ? line.Cents : (long)Rounding.Round((decimal)line.Cents * sofar / all, 0);
                if (day.Key >= first && now != before) rows.Add(new(line.ActivityId, Month.Of(day.Key), new(line.Account, new(now - before), "", true)));
                before = now;
            }
        }
        return rows;
    }

    /// <summary>What was counted once already, in the collective where it was earned.</summary>
    private static string[] Uncounted(Chart chart) => [chart.Role("contribution"), chart.Role("result-split")];

    private sealed record Row(Id<Activity> Activity, Month Month, CountedMovement Movement);
}
