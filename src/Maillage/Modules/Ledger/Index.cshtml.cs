using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Ledger;

/// <summary>The accountant's table: what waits, and the ways into the ledger.</summary>
[Needs(LedgerModule.Write)]
public sealed class IndexModel(WaitingInLedger waiting, Access access) : PageModel
{
    public IReadOnlyList<LedgerState> Entities { get; private set; } = [];
    public bool MayWrite { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        MayWrite = await access.CanSomewhere(LedgerModule.Write);
        Entities = await waiting.Read();
        return Entities.Count == 0 ? NotFound() : Page();
    }
}
