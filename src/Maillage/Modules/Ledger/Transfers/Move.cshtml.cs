using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Transfers;

/// <summary>Asks where a line should be, and why.</summary>
[Needs(LedgerModule.Validate)]
public sealed class MoveModel(Db db, Books books, LineTransfers transfers, Chart chart, Clock clock) : PageModel
{
    [BindProperty]
    public MoveForm Input { get; set; } = new();

    public EntryLine Line { get; private set; } = null!;
    public Entry Entry { get; private set; } = null!;
    public Book Book { get; private set; } = null!;
    public string AccountLabel => chart.Label(Line.Account);
    public IEnumerable<SelectListItem> Targets => Book.Activities.Where(a => a.Id != Line.ActivityId).Select(a => new SelectListItem(a.Title, a.Id.ToString()));

    public async Task<IActionResult> OnGet(Id<EntryLine> id)
    {
        Input.Date = clock.Today;
        return await Open(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(Id<EntryLine> id)
    {
        if (!await Open(id)) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        var result = await transfers.Move(id, new Id<Activity>(Input.Activity ?? 0), Input.Date, Input.Reason);
        return result.Ok ? this.Done($"La ligne a changé d’activité par {result.Value.Reference}.", $"/comptabilite/ecritures/{result.Value.Id}") : this.Refuse(result);
    }

    private async Task<bool> Open(Id<EntryLine> id)
    {
        if (await db.Set<EntryLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id) is not { } line) return false;
        if (await books.Choose(LedgerModule.Validate, line.EntityId.Value) is not { Whole: true } book) return false;
        (Line, Book) = (line, book);
        Entry = await db.Set<Entry>().IgnoreAutoIncludes().AsNoTracking().SingleAsync(e => e.Id == line.EntryId);
        return true;
    }

    /// <summary>The right activity, the day and the reason.</summary>
    public sealed class MoveForm
    {
        public long? Activity { get; set; }
        public DateOnly Date { get; set; }
        public string? Reason { get; set; }
    }
}
