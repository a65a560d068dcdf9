using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>The account of one's own activity, with a choice when there are several.</summary>
[Needs(OverviewModule.Own)]
public sealed class MineModel(ActivityAccounts accounts, Db db, Access access) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AskedPeriod Asked { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Chosen { get; set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public ActivityAccount? Account { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Activities = await db.Set<Activity>().AsNoTracking().Within(await access.ReachOf(OverviewModule.Own)).Where(a => a.Kind != ActivityKind.Structure).OrderBy(a => a.Code).ToListAsync();
        var asked = Chosen is null ? Activities.FirstOrDefault() : Activities.FirstOrDefault(a => a.Id.Value == Chosen);
        if (asked is null) return Chosen is null ? Page() : NotFound();
        Account = await accounts.Find(asked.Id, Asked);
        return Account is null ? NotFound() : Page();
    }
}
