using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Overview.Accounts;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Budgets;

/// <summary>What an activity aims at over the fiscal year of a month.</summary>
[Needs(OverviewModule.EditBudget)]
public sealed class EditModel(BudgetActions budgets, AccountLayout layout, PeriodChoice periods, Db db, Access access) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AskedPeriod Asked { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Dictionary<string, Money?> Targets { get; set; } = [];

    public Activity Activity { get; private set; } = null!;
    public Period Period { get; private set; } = null!;
    /// <summary>The budget there is; null when none is noted yet.</summary>
    public Id<ActivityBudget>? Kept { get; private set; }
    public string YearWords => French.Year(Period.YearStart, Period.YearEnd);
    public IEnumerable<LayoutLine> Lines => BudgetTargets.Lines(layout);

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Open(id)) return NotFound();
        if (await budgets.Of(Activity.Id, Period.YearStart) is { } budget) (Kept, Version, Targets) = (budget.Id, budget.Version, Lines.ToDictionary(l => l.Key, l => budget.Targets.Of(l.Key)));
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (!await Open(id)) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        var done = await budgets.Save(Activity.Id, Period.YearStart, Version, Targets);
        return done.Ok ? this.Done($"Le budget de {YearWords} est enregistré.", $"/activites/{Activity.Id}/compte?mois={Period.To}#budget") : this.Refuse(done, "");
    }

    private async Task<bool> Open(long id)
    {
        var key = new Id<Activity>(id);
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key && a.Kind != ActivityKind.Structure) is not { } activity) return false;
        var resource = new Resource(Activity: id, Entity: activity.EntityId.Value);
        if (!await access.Can(LedgerModule.Read, resource) || !await access.Can(OverviewModule.EditBudget, resource)) return false;
        (Activity, Period) = (activity, await periods.Of(activity, Asked));
        return true;
    }
}
