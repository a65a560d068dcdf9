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
        var key = new Id<Activity>(id);
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key && a.Kind != ActivityKind.Structure) is not { } activity) return false;
        var resource = new Resource(Activity: id, Entity: activity.EntityId.Value);
        if (!await access.Can(ContributionModule.Read, resource)) return false;
        (Activity, MayReadLedger) = (activity, await access.Can(LedgerModule.Read, resource));
        return true;
    }

    /// <summary>Whether the person has a right over the activity.</summary>
    protected Task<bool> May(string right) => access.Can(right, new Resource(Activity: Activity.Id.Value, Entity: Activity.EntityId.Value));
}
