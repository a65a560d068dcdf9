using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Budgets;

/// <summary>The budgets of activities: one for each fiscal year.</summary>
public sealed class BudgetActions(Db db, Access access, AccountLayout layout, Clock clock, Current current)
{
    public Task<ActivityBudget?> Of(Id<Activity> activity, Month yearStart) => db.Set<ActivityBudget>().AsNoTracking().SingleOrDefaultAsync(b => b.ActivityId == activity && b.YearStart == yearStart);

    /// <summary>Writes the budget of a year, the first time too.</summary>
    /// <param name="version">Of the budget that was read; zero when there was none.</param>
    public Task<Result<ActivityBudget>> Save(Id<Activity> id, Month yearStart, int version, IReadOnlyDictionary<string, Money?> typed) => db.Write<ActivityBudget>(async () =>
    {
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.Kind != ActivityKind.Structure) is not { } activity) return Refusal.NotFound;
        var resource = new Resource(Activity: id.Value, Entity: activity.EntityId.Value);
        if (!await access.Can(LedgerModule.Read, resource)) return Refusal.NotFound;
        if (await access.Need(OverviewModule.EditBudget, resource) is { Refusal: { } refusal }) return refusal;
        await db.Lock($"budget:{id}");
        var targets = BudgetTargets.Of(layout, typed);
        if (!targets.Ok) return Result<ActivityBudget>.Refused(targets.Refusals);
        var budget = await db.Set<ActivityBudget>().SingleOrDefaultAsync(b => b.ActivityId == id && b.YearStart == yearStart);
        if ((budget?.Version ?? 0) != version) return budget?.Targets == targets.Value ? budget! : Refusal.Stale;
        if (budget is null) db.Add(budget = new ActivityBudget(activity, yearStart));
        budget.Write(targets.Value, clock.Now, current.Account);
        return budget;
    });
}
