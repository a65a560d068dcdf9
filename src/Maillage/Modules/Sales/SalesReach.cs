using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Modules.Identity.Rights;

namespace Maillage.Modules.Sales;

/// <summary>Rights over what an activity sells: the same for one thing and for lists.</summary>
public static class SalesReach
{
    /// <summary>Refuses when a right does not hold over an activity; out of sight, nothing exists.</summary>
    public static async Task<Result> NeedOver(this Access access, string right, Id<Activity> activity, Id<LegalEntity> entity)
    {
        var resource = new Resource(Activity: activity.Value, Entity: entity.Value);
        return await access.Can(SalesModule.Read, resource) ? await access.Need(right, resource) : Refusal.NotFound;
    }

    public static Task<Result> NeedOver(this Access access, string right, IOfActivity thing) => access.NeedOver(right, thing.ActivityId, thing.EntityId);

    public static Task<bool> CanOver(this Access access, string right, IOfActivity thing) =>
        access.Can(right, new Resource(Activity: thing.ActivityId.Value, Entity: thing.EntityId.Value));

    /// <summary>The rows a right reaches.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, Reach reach) where T : class, IOfActivity
    {
        if (reach.All) return rows;
        var activities = reach.Activities.Select(a => new Id<Activity>(a)).ToList();
        var entities = reach.Entities.Select(e => new Id<LegalEntity>(e)).ToList();
        return rows.Where(r => activities.Contains(r.ActivityId) || entities.Contains(r.EntityId));
    }

    /// <summary>Whether a right reaches an activity.</summary>
    public static bool Covers(this Reach reach, Activity activity) => reach.All || reach.Activities.Contains(activity.Id.Value) || reach.Entities.Contains(activity.EntityId.Value);

    /// <summary>The activities a right reaches.</summary>
    public static IQueryable<Activity> Within(this IQueryable<Activity> rows, Reach reach)
    {
        if (reach.All) return rows;
        var activities = reach.Activities.Select(a => new Id<Activity>(a)).ToList();
        var entities = reach.Entities.Select(e => new Id<LegalEntity>(e)).ToList();
        return rows.Where(r => activities.Contains(r.Id) || entities.Contains(r.EntityId));
    }
}
