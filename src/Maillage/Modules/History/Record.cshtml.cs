using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.History;

/// <summary>The history of one record, for those who may read the record.</summary>
[SignedIn]
public sealed class RecordModel(HistoryReader reader, IEnumerable<HistoryKind> kinds, IServiceProvider services, Access access, SensitiveReads reads, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public HistoryKind Kind { get; private set; } = null!;
    public long Id { get; private set; }
    public string Back { get; private set; } = "";
    public int Count { get; private set; }
    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    public string When(HistoryLine line) => clock.InWords(line.Record.At);

    public async Task<IActionResult> OnGet(string kind, long id)
    {
        if (kinds.FirstOrDefault(k => k.Slug == kind) is not { } known) return NotFound();
        if (!await known.MayRead(services, id) && !await access.Can(HistoryModule.Read, Resource.Cooperative)) return NotFound();
        (PageNumber, Kind, Id) = (Paging.Clamp(PageNumber), known, id);
        (Lines, Count) = await reader.Of(known, id, PageNumber);
        if (Count == 0) return NotFound();
        Back = await known.Href(services, id);
        if (known.IsOfPerson) await reads.Note(known.Kind, id, Reads.Seen("l’historique"));
        return Page();
    }
}
