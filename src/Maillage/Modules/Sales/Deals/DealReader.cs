using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Deals;

public sealed record DealRow(Id<Deal> Id, string Name, string Customer, string Activity, DateTime StartedAt, DateOnly? ClosedOn, DealFigures Figures);

/// <summary>All that the page of an affair shows.</summary>
public sealed record DealRecord(Deal Deal, Activity Activity, Customer Customer, IReadOnlyList<Quote> Quotes, IReadOnlyList<Invoice> Invoices, IReadOnlyList<DealCost> Costs, DealFigures Figures);

/// <summary>Reads affairs within reach.</summary>
public sealed class DealReader(Db db, Access access)
{
    public const int PageSize = 50;

    /// <summary>A page of affairs, the latest first, and how many there are.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<DealRow> Rows, int Count)> List(string? text, bool closed, int page)
    {
        var deals = db.Set<Deal>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read)).Where(d => (d.ClosedOn != null) == closed);
        if (!string.IsNullOrWhiteSpace(text))
        {
            var folded = French.Fold(text.Trim());
            deals = deals.Where(d => d.Search.Contains(folded));
        }
        var count = await deals.CountAsync();
        var rows = await (
            from deal in deals.OrderByDescending(d => d.StartedAt).ThenByDescending(d => d.Id).Skip((Paging.Clamp(page) - 1) * PageSize).Take(PageSize)
            join customer in db.Set<Customer>() on deal.CustomerId equals customer.Id
            join activity in db.Set<Activity>() on deal.ActivityId equals activity.Id
            orderby deal.StartedAt descending, deal.Id descending
            select new { deal, Customer = customer.Name, Activity = activity.Name }).ToListAsync();
        var figures = await Figures([.. rows.Select(r => r.deal.Id)]);
        return ([.. rows.Select(r => new DealRow(r.deal.Id, r.deal.Name, r.Customer, r.Activity, r.deal.StartedAt, r.deal.ClosedOn, figures[r.deal.Id]))], count);
    }

    /// <summary>All of its page; null when it does not exist or is out of reach.</summary>
    public async Task<DealRecord?> Record(Id<Deal> id)
    {
        if (await db.Set<Deal>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id) is not { } deal || !await access.CanOver(SalesModule.Read, deal)) return null;
        return new(deal, await db.Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == deal.ActivityId), await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == deal.CustomerId),
            await db.Set<Quote>().AsNoTracking().Where(q => q.DealId == id).OrderBy(q => q.CreatedAt).ToListAsync(),
            await db.Set<Invoice>().AsNoTracking().Where(i => i.DealId == id).OrderBy(i => i.CreatedAt).ToListAsync(),
            await db.Set<DealCost>().AsNoTracking().Where(c => c.DealId == id).OrderBy(c => c.Date).ThenBy(c => c.Id).ToListAsync(), (await Figures([id]))[id]);
    }

    /// <summary>What affairs bring, three questions for a whole page of them. Deposits count as invoiced until their balance takes them off.</summary>
    private async Task<IReadOnlyDictionary<Id<Deal>, DealFigures>> Figures(IReadOnlyList<Id<Deal>> ids)
    {
        var nullable = ids.Select(i => (Id<Deal>?)i).ToList();
        var quoted = await db.Set<Quote>().Where(q => nullable.Contains(q.DealId) && q.State == QuoteState.Signed)
            .GroupBy(q => q.DealId).Select(g => new { g.Key, Cents = g.Sum(q => q.Ht.Cents) }).ToDictionaryAsync(g => g.Key!.Value, g => new Money(g.Cents));
        var issued = await db.Set<Invoice>().Where(i => nullable.Contains(i.DealId) && i.Rank != null)
            .Select(i => new { i.DealId, i.QuoteId, i.Kind, i.IsBalance, i.CreditsId, Ht = i.Ht.Cents }).ToListAsync();
        var costs = await db.Set<DealCost>().Where(c => ids.Contains(c.DealId))
            .GroupBy(c => c.DealId).Select(g => new { g.Key, Cents = g.Sum(c => c.Ht.Cents) }).ToDictionaryAsync(g => g.Key, g => new Money(g.Cents));
        return ids.ToDictionary(id => id, id =>
        {
            var own = issued.Where(i => i.DealId == id).ToList();
            // A balance bills the whole quote: what came before it is in it.
            var invoiced = own.GroupBy(i => i.QuoteId).Sum(g => new Money(g.Key is not null && g.Where(i => i.IsBalance).Sum(i => i.Ht) is var whole and not 0 ? whole : g.Where(i => !i.IsBalance).Sum(i => i.Ht)));
            return new DealFigures(quoted.GetValueOrDefault(id), invoiced, costs.GetValueOrDefault(id));
        });
    }
}
