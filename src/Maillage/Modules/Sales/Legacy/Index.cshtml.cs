using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Legacy;

/// <summary>The invoices of the program used before, within reach.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(LegacyReader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<LegacyRow> Rows { get; private set; } = [];
    public int Count { get; private set; }

    public async Task OnGet()
    {
        PageNumber = Paging.Clamp(PageNumber);
        (Rows, Count) = await reader.List(PageNumber);
    }
}
