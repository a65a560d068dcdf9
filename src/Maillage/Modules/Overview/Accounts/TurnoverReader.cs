using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Modules.Ledger.Balances;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>What activities sold, month by month, by the balances of the ledger: one question whatever their number.</summary>
public sealed class TurnoverReader(Db db, AccountLayout layout, Chart chart)
{
    /// <summary>Of each activity of these entities.</summary>
    public Task<Func<Id<Activity>, Turnover>> Of(IReadOnlyCollection<Id<LegalEntity>> entities, Month from, Month to) => Read(db.Set<MonthBalance>(), entities, from, to);

    /// <summary>The same without what activities sold to each other: together they sold nothing there.</summary>
    public Task<Func<Id<Activity>, Turnover>> Outside(IReadOnlyCollection<Id<LegalEntity>> entities, Month from, Month to)
    {
        var inside = chart.Role("internal-sales");
        return Read(db.Set<MonthBalance>().Where(b => b.Account != inside), entities, from, to);
    }

    private async Task<Func<Id<Activity>, Turnover>> Read(IQueryable<MonthBalance> balances, IReadOnlyCollection<Id<LegalEntity>> entities, Month from, Month to)
    {
        var sums = (await balances.AsNoTracking().Where(b => entities.Contains(b.EntityId) && b.Month >= from && b.Month <= to).On(layout.ResultLine("turnover").Accounts)
            .GroupBy(b => new { b.ActivityId, b.Month }).Select(g => new { g.Key, Cents = g.Sum(b => b.Credit.Cents) - g.Sum(b => b.Debit.Cents) }).ToListAsync()).ToLookup(s => s.Key.ActivityId);
        return activity => new Turnover(sums[activity].ToDictionary(s => s.Key.Month, s => new Money(s.Cents)));
    }
}
