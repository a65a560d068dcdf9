using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Catalogue;

/// <summary>Keeps the catalogues of activities.</summary>
public sealed class CatalogActions(Db db, Access access, VatTable vat, Clock clock)
{
    /// <summary>The items of the activities within reach, those put away last, in the order of their names.</summary>
    public async Task<IReadOnlyList<CatalogItem>> Items(Id<Activity>? activity, string? text)
    {
        var items = db.Set<CatalogItem>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read));
        if (activity is { } a) items = items.Where(i => i.ActivityId == a);
        if (!string.IsNullOrWhiteSpace(text))
        {
            var folded = French.Fold(text.Trim());
            items = items.Where(i => i.Search.Contains(folded));
        }
        return await items.OrderBy(i => i.Archived).ThenBy(i => i.Name).ThenBy(i => i.Id).Take(500).ToListAsync();
    }

    /// <summary>The item; null when it does not exist or is out of reach.</summary>
    public async Task<CatalogItem?> Find(Id<CatalogItem> id)
    {
        var item = await db.Set<CatalogItem>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id);
        return item is not null && await access.CanOver(SalesModule.Read, item) ? item : null;
    }

    /// <summary>Makes an item or changes it. The same form twice makes one.</summary>
    /// <param name="version">The version the person saw; 0 when it is new.</param>
    public Task<Result<CatalogItem>> Save(Id<CatalogItem> id, Id<Activity> activityId, int version, CatalogDetails details) => db.Write<CatalogItem>(async () =>
    {
        await db.Lock($"catalog:{id}");
        var item = await db.Set<CatalogItem>().SingleOrDefaultAsync(i => i.Id == id);
        var owner = item?.ActivityId ?? activityId;
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == owner) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditCatalog, activity.Id, activity.EntityId) is { Ok: false } refused) return Result<CatalogItem>.Refused(refused.Refusals);
        details = details.Clean();
        if (item is not null && item.Version != version) return item.Details == details ? item : Refusal.Stale;
        if (details.Check(vat, clock.Today) is { Count: > 0 } wrong) return Result<CatalogItem>.Refused(wrong);
        if (item is null) db.Add(item = new CatalogItem(id, activity, details));
        else item.Change(details);
        return item;
    });

    /// <summary>Puts an item away, or offers it again.</summary>
    public Task<Result<CatalogItem>> Archive(Id<CatalogItem> id, bool away) => db.Write<CatalogItem>(async () =>
    {
        if (await db.Set<CatalogItem>().SingleOrDefaultAsync(i => i.Id == id) is not { } item) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditCatalog, item) is { Ok: false } refused) return Result<CatalogItem>.Refused(refused.Refusals);
        item.Archive(away);
        return item;
    });
}
