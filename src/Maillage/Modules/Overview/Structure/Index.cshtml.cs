using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Overview.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Overview.Structure;

/// <summary>The account of the shared services, for everyone who pays for them.</summary>
[Needs(OverviewModule.SharedServices)]
public sealed class IndexModel(StructureReader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    [BindProperty(SupportsGet = true, Name = "annee")]
    public int? Year { get; set; }

    public StructureView View { get; private set; } = null!;

    public string YearWords => French.Year(View.From, View.To);
    public string BeforeWords => French.Year(View.From.Plus(-12), View.To.Plus(-12));
    public IEnumerable<SelectListItem> Entities => View.Books.Select(b => new SelectListItem(b.Name, b.Id.ToString()));

    /// <summary>The lines of the ledger behind a heading; null for who does not read them.</summary>
    public string? Lines(AccountSet accounts) => View.Opens ? AccountLinks.Lines(View.Structure, accounts, View.From, View.To) : null;

    public async Task<IActionResult> OnGet()
    {
        if (await reader.Read(Entity, Year) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
