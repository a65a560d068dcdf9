using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Ledger;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Remittances;

/// <summary>What waits for the bank and what reached it: the same page for cheques and for cards.</summary>
public abstract class RemittancesModel(RemittanceReader reader, RemittanceActions actions, Books books, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    [BindProperty]
    public RemittanceForm Input { get; set; } = new();

    public abstract PaymentMethod Method { get; }
    public Book Book { get; private set; } = null!;
    public IReadOnlyList<Book> All { get; private set; } = [];
    public IEnumerable<SelectListItem> Entities => All.Select(b => new SelectListItem(b.Name, b.Id.ToString()));
    public IReadOnlyList<RemittedReceipt> Waiting { get; private set; } = [];
    public IReadOnlyList<RemittanceRow> Latest { get; private set; } = [];

    /// <summary>Null when there is no entity the person reaches as a whole.</summary>
    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        Input = new() { Id = IdSequence.Next(), Date = clock.Today, Receipts = [.. Waiting.Where(w => !w.IsTaking).Select(w => w.Id)], Takings = [.. Waiting.Where(w => w.IsTaking).Select(w => w.Id)] };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Fill()) return NotFound();
        if (ModelState.IsValid && Input.Date is null) ModelState.AddModelError("Input.Date", "Donnez le jour.");
        if (!ModelState.IsValid) return this.Unprocessable();
        var made = await actions.Record(new(new(Input.Id), Book.Id, Method, Input.Date!.Value, [.. Input.Receipts.Select(r => new Id<Clearing>(r))], Input.Fee ?? Money.Zero, [.. Input.Takings.Select(t => new Id<Taking>(t))]));
        return made.Ok ? this.Done($"{made.Value.Title} : {made.Value.Net} en banque.", $"/encaissements/remises/{made.Value.Id}") : this.Refuse(made);
    }

    private async Task<bool> Fill()
    {
        All = [.. (await books.Within(SalesModule.RecordReceipts)).Where(b => b.Whole)];
        if ((Entity is null ? All.FirstOrDefault() : All.FirstOrDefault(b => b.Id.Value == Entity)) is not { } book) return false;
        Book = book;
        (Waiting, Latest) = (await reader.Waiting(book.Id, Method), await reader.Latest(book.Id, Method));
        return true;
    }
}

/// <summary>A remittance as it is typed.</summary>
public sealed class RemittanceForm
{
    /// <summary>Made when the form is shown, so that sending it twice records it once.</summary>
    public long Id { get; set; }
    public DateOnly? Date { get; set; }
    public Money? Fee { get; set; }
    public List<long> Receipts { get; set; } = [];
    public List<long> Takings { get; set; } = [];

    public bool Holds(RemittedReceipt row) => (row.IsTaking ? Takings : Receipts).Contains(row.Id);
}
