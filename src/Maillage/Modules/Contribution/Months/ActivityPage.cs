using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Months;

/// <summary>What the pages on one activity share: the activity itself, when the person may read its contribution.</summary>
public abstract class ActivityPage(Db db, Access access) : PageModel
{
    public Activity Activity { get; private set; } = null!;
    /// <summary>Whether the entries behind the figures may be opened.</summary>
    public bool MayReadLedger { get; private set; }

    /// <summary>False when it does not exist, has no contribution or is out of reach: the three are not told apart.</summary>
    protected async Task<bool> Open(long id)
    {
        if (await db.Contributing(access, id) is not { } activity) return false;
        (Activity, MayReadLedger) = (activity, await access.Can(LedgerModule.Read, new Resource(Activity: id, Entity: activity.EntityId.Value)));
        return true;
    }

    /// <summary>Whether the person has a right over the activity.</summary>
    protected Task<bool> May(string right) => access.Can(right, new Resource(Activity: Activity.Id.Value, Entity: Activity.EntityId.Value));
}

/// <summary>Which activities have a contribution that someone may read.</summary>
internal static class ContributionReach
{
    /// <summary>Null when it does not exist, has no contribution or is out of reach.</summary>
    public static async Task<Activity?> Contributing(this Db db, Access access, long id)
    {
        var key = new Id<Activity>(id);
        var activity = await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key && a.Kind != ActivityKind.Structure);
        return activity is not null && await access.Can(ContributionModule.Read, new Resource(Activity: id, Entity: activity.EntityId.Value)) ? activity : null;
    }
}
