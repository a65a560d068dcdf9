using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities.Records;

/// <summary>Finds activities, inside what the person may see.</summary>
public sealed class ActivityList(Db db, Access access)
{
    /// <summary>Those the person may read, unordered.</summary>
    public async Task<IQueryable<Activity>> Readable()
    {
        var reach = await access.ReachOf(ActivitiesModule.Read);
        var all = db.Set<Activity>().AsNoTracking();
        if (reach.All) return all;
        var (ids, entities) = (reach.Activities.Select(i => new Id<Activity>(i)).ToList(), reach.Entities.Select(i => new Id<Domain.Cooperative.LegalEntity>(i)).ToList());
        return all.Where(a => ids.Contains(a.Id) || entities.Contains(a.EntityId));
    }

    /// <summary>Activities as scopes of grants, by code.</summary>
    public async Task<IReadOnlyList<ScopeChoice>> Scopes(IReadOnlyList<long>? only)
    {
        var activities = db.Set<Activity>().AsNoTracking();
        if (only is not null)
        {
            var ids = only.Select(i => new Id<Activity>(i)).ToList();
            activities = activities.Where(a => ids.Contains(a.Id));
        }
        var found = await activities.OrderBy(a => a.Code).Select(a => new { a.Id, a.Code, a.Name }).ToListAsync();
        return [.. found.Select(a => new ScopeChoice(ScopeKind.Activity, a.Id.Value, $"{a.Code}, {a.Name}"))];
    }
}
