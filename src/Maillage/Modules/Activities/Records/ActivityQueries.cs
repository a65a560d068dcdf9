using Maillage.Domain.Activities;

namespace Maillage.Modules.Activities.Records;

/// <summary>What is often asked of activities.</summary>
public static class ActivityQueries
{
    /// <summary>Those that have begun and are not closed on a day.</summary>
    public static IQueryable<Activity> OpenOn(this IQueryable<Activity> rows, DateOnly day) => rows.Where(a => a.StartedOn <= day && (a.ClosedOn == null || a.ClosedOn >= day));
}
