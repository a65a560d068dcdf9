using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Sales;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>The account of an activity, with the activities beside it for those who follow several.</summary>
[Needs(LedgerModule.Read)]
public sealed class ShowModel(ActivityAccounts accounts, Db db, Access access) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AskedPeriod Asked { get; set; } = new();

    public ActivityAccount Account { get; private set; } = null!;
    public (Id<Activity> Id, string Name)? Previous { get; private set; }
    public (Id<Activity> Id, string Name)? Next { get; private set; }

    public async Task<IActionResult> OnGet(long id)
    {
        if (await accounts.Find(new(id), Asked) is not { } account) return NotFound();
        Account = account;
        var code = account.Activity.Code;
        var around = db.Set<Activity>().AsNoTracking().Within(await access.ReachOf(LedgerModule.Read));
        Previous = await First(around.Where(a => a.Code.CompareTo(code) < 0).OrderByDescending(a => a.Code));
        Next = await First(around.Where(a => a.Code.CompareTo(code) > 0).OrderBy(a => a.Code));
        return Page();
    }

    private static async Task<(Id<Activity>, string)?> First(IQueryable<Activity> activities) =>
        await activities.Select(a => new { a.Id, a.Name }).FirstOrDefaultAsync() is { } found ? (found.Id, found.Name) : null;
}
