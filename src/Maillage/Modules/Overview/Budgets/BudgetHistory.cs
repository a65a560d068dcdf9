using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Budgets;

/// <summary>The history of a budget, read by who may open its page.</summary>
internal static class BudgetHistory
{
    public static async Task<string> PageOf(IServiceProvider services, long id) => await Find(services, id) is { } budget ? $"/activites/{budget.ActivityId}/budget?mois={budget.YearStart}" : "/activites";

    public static async Task<bool> MayRead(IServiceProvider services, long id)
    {
        if (await Find(services, id) is not { } budget) return false;
        var access = services.GetRequiredService<Access>();
        var entity = await services.GetRequiredService<Db>().Set<Activity>().Where(a => a.Id == budget.ActivityId).Select(a => a.EntityId).SingleAsync();
        var over = new Resource(Activity: budget.ActivityId.Value, Entity: entity.Value);
        return await access.Can(LedgerModule.Read, over) && await access.Can(OverviewModule.EditBudget, over);
    }

    private static Task<ActivityBudget?> Find(IServiceProvider services, long id)
    {
        var key = new Id<ActivityBudget>(id);
        return services.GetRequiredService<Db>().Set<ActivityBudget>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == key);
    }
}
