using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>What customers owe past its day, by activity.</summary>
public sealed class LateReader(Db db, Clock clock)
{
    /// <summary>Of every activity that has some.</summary>
    public Task<IReadOnlyDictionary<Id<Activity>, LateInvoices>> OfAll() => Read(db.Set<OpenItem>());

    public async Task<LateInvoices?> Of(Id<Activity> activity) => (await Read(db.Set<OpenItem>().Where(i => i.ActivityId == activity))).GetValueOrDefault(activity);

    private async Task<IReadOnlyDictionary<Id<Activity>, LateInvoices>> Read(IQueryable<OpenItem> items)
    {
        var today = clock.Today;
        // PCG 41: customers.
        var late = await items.Where(i => i.SettledOn == null && i.DueOn < today && i.Amount.Cents > 0 && i.Account.StartsWith("41"))
            .GroupBy(i => i.ActivityId).Select(g => new { g.Key, Count = g.Count(), Cents = g.Sum(i => i.Amount.Cents - i.Settled.Cents), Oldest = g.Min(i => i.DueOn) }).ToListAsync();
        return late.ToDictionary(l => l.Key, l => new LateInvoices(l.Count, new Money(l.Cents), l.Oldest));
    }
}
