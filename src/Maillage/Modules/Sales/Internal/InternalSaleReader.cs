using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Internal;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Internal;

/// <summary>An internal sale with both its sides, and what the person may do.</summary>
public sealed record InternalRow(InternalSale Sale, string Seller, string Buyer, bool MayAnswer, bool MayWithdraw);

/// <summary>The internal sales that a person may see: those of their activities, whichever side.</summary>
public sealed class InternalSaleReader(Db db, Access access)
{
    /// <summary>How many are shown.</summary>
    public const int Size = 200;

    /// <summary>Those that wait first, then the last.</summary>
    public async Task<IReadOnlyList<InternalRow>> Mine() => await Rows((await Reached()).OrderBy(s => s.State == InternalState.Proposed ? 0 : 1).ThenByDescending(s => s.Date).ThenByDescending(s => s.Id).Take(Size));

    /// <summary>One of them; null when it is out of sight.</summary>
    public async Task<InternalRow?> Find(Id<InternalSale> id) => (await Rows((await Reached()).Where(s => s.Id == id))).SingleOrDefault();

    /// <summary>How many wait for an answer of the person's own activities.</summary>
    public async Task<int> ToAnswer() => (await Rows((await Reached()).Where(s => s.State == InternalState.Proposed))).Count(r => r.MayAnswer);

    /// <summary>The activities one may choose as the other side: all that are open, whoever holds them.</summary>
    public Task<List<Activity>> Others(DateOnly day) => db.Set<Activity>().AsNoTracking().OpenOn(day).OrderBy(a => a.Name).ToListAsync();

    /// <summary>Those of them one acts for.</summary>
    public async Task<List<Activity>> Own(DateOnly day) =>
        await db.Set<Activity>().AsNoTracking().Within(await access.ReachOf(SalesModule.SellInside)).OpenOn(day).OrderBy(a => a.Name).ToListAsync();

    private async Task<IQueryable<InternalSale>> Reached()
    {
        var reach = await access.ReachOf(SalesModule.SellInside);
        if (reach.All) return db.Set<InternalSale>().AsNoTracking();
        var activities = reach.Activities.Select(a => new Id<Activity>(a)).ToList();
        var entities = reach.Entities.Select(e => new Id<LegalEntity>(e)).ToList();
        return db.Set<InternalSale>().AsNoTracking().Where(s => activities.Contains(s.SellerId) || activities.Contains(s.BuyerId) || entities.Contains(s.EntityId));
    }

    private async Task<IReadOnlyList<InternalRow>> Rows(IQueryable<InternalSale> sales)
    {
        var found = await sales.Join(db.Set<Activity>(), s => s.SellerId, a => a.Id, (s, a) => new { s, Seller = a.Name }).Join(db.Set<Activity>(), x => x.s.BuyerId, a => a.Id, (x, a) => new { x.s, x.Seller, Buyer = a.Name }).ToListAsync();
        var rows = new List<InternalRow>();
        foreach (var x in found) rows.Add(new(x.s, x.Seller, x.Buyer, x.s.Waits && await Can(x.s, x.s.Answerer), x.s.Waits && await Can(x.s, x.s.Proposer)));
        return [.. rows.OrderBy(r => r.Sale.Waits ? 0 : 1).ThenByDescending(r => r.Sale.Date).ThenByDescending(r => r.Sale.Id)];
    }

    /// <summary>Whether the person acts for one side of a sale.</summary>
    public Task<bool> Can(InternalSale sale, Id<Activity> side) => access.Can(SalesModule.SellInside, new Resource(Activity: side.Value, Entity: sale.EntityId.Value));
}

/// <summary>Internal sales in the words of the screens.</summary>
public static class InternalSaleWords
{
    public static string Of(InternalState state) => state switch
    {
        InternalState.Proposed => "proposée",
        InternalState.Agreed => "acceptée",
        InternalState.Refused => "refusée",
        _ => "retirée",
    };

    public static string KindOf(InternalState state) => state switch { InternalState.Proposed => "wait", InternalState.Agreed => "good", InternalState.Refused => "bad", _ => "neutral" };
}
