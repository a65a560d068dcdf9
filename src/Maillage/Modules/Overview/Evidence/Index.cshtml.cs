using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Overview.Accounts;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Overview.Evidence;

/// <summary>Whom the cooperative accompanied in a period and what came of it, fifty stays a page.</summary>
[Needs(OverviewModule.Evidence)]
public sealed class IndexModel(EvidenceReader reader) : PageModel
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public AskedPeriod Asked { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public EvidenceView View { get; private set; } = null!;
    public IEnumerable<EvidenceRow> Rows => View.Rows.Skip((PageNumber - 1) * Size).Take(Size);

    public async Task OnGet() => (PageNumber, View) = (Paging.Clamp(PageNumber), await reader.Read(Asked));
}
