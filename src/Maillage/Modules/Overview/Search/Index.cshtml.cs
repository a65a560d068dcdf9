using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Overview.Search;

/// <summary>Finds anything within reach; the search field of every page shows the same while one types.</summary>
[SignedIn]
public sealed class IndexModel(SearchReader search) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<Found> Found { get; private set; } = [];

    public async Task OnGet() => Found = await search.Find(Text);

    /// <summary>The list alone.</summary>
    public async Task<IActionResult> OnGetListe() => Partial("_Found", await search.Find(Text));
}
