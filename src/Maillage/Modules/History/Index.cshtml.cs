using Maillage.Domain.Identity;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.History;

/// <summary>The audit trail of the cooperative, of everyone or of one account.</summary>
[Needs(HistoryModule.Read)]
public sealed class IndexModel(HistoryReader reader, SensitiveReads reads, Db db, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "compte")]
    public long? Account { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public long Count { get; private set; }
    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    public string When(HistoryLine line) => clock.InFigures(line.Record.At);

    public async Task<IActionResult> OnGet()
    {
        if (!await access.Can(HistoryModule.Read, Resource.Cooperative)) return new StatusCodeResult(StatusCodes.Status403Forbidden);
        await reads.Note(nameof(AuditRecord), null, Reads.Seen("le journal des actes"));
        PageNumber = Paging.Clamp(PageNumber);
        (Lines, Count) = await reader.All(Account, PageNumber);
        var accounts = await db.Set<Account>().Where(a => a.CooperativeId == db.Cooperative).OrderBy(a => a.DisplayName).Select(a => new { a.Id, a.DisplayName }).ToListAsync();
        Accounts = [new("Tout le monde", ""), .. accounts.Select(a => new SelectListItem(a.DisplayName, a.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        return Page();
    }
}
