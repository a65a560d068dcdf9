using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>The account of an activity, with the activities beside it for those who follow several.</summary>
[Needs(LedgerModule.Read)]
public sealed class ShowModel(ActivityAccounts accounts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AskedPeriod Asked { get; set; } = new();

    public ActivityAccount Account { get; private set; } = null!;
    public BookActivity? Previous { get; private set; }
    public BookActivity? Next { get; private set; }

    public async Task<IActionResult> OnGet(long id)
    {
        if (await accounts.Find(new(id), Asked) is not { } account) return NotFound();
        Account = account;
        (Previous, Next) = await accounts.Around(account.Activity.Id);
        return Page();
    }
}
