using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>The journal: every entry, filtered by links, fifty a page; drafts are validated from here.</summary>
[Needs(LedgerModule.Read)]
public sealed class IndexModel(EntryList list, Books books, Access access, EntryActions actions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public EntryFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Book> All { get; private set; } = [];
    public Book Book { get; private set; } = null!;
    public EntryPage Shown { get; private set; } = null!;
    public bool MayWrite { get; private set; }
    public bool MayValidate { get; private set; }
    public IEnumerable<SelectListItem> Journals => JournalCodes.All.Select(j => new SelectListItem($"{j.Code} {j.Label}", j.Code));
    public IEnumerable<SelectListItem> Entities => All.Select(b => new SelectListItem(b.Name, b.Id.ToString()));
    public string CsvHref => "/comptabilite/ecritures.csv" + Request.QueryString;

    public async Task<IActionResult> OnGet()
    {
        All = await books.Within(LedgerModule.Read);
        if ((Entity is null ? All.FirstOrDefault() : All.FirstOrDefault(b => b.Id.Value == Entity)) is not { } book) return NotFound();
        (Book, PageNumber) = (book, Paging.Clamp(PageNumber));
        MayWrite = await access.Can(LedgerModule.Write, new Resource(Entity: Book.Id.Value));
        MayValidate = await access.Can(LedgerModule.Validate, new Resource(Entity: Book.Id.Value));
        Shown = await list.Read(Book, Filter, PageNumber);
        return Page();
    }

    public async Task<IActionResult> OnPostValider(List<Id<Entry>> id)
    {
        var here = $"{Request.Path}{QueryString.Create(Request.Query.Where(q => q.Key != "handler"))}";
        var result = await actions.ValidateAll(id);
        return result.Ok ? this.Done(result.Value == 1 ? "Une écriture est validée." : $"{result.Value} écritures sont validées.", here) : this.Refused(result, here);
    }
}
