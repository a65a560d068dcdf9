using CsvHelper;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Ledger.Import;

/// <summary>Sends a file of entries.</summary>
[Needs(LedgerModule.Write)]
public sealed class IndexModel(Books books, ImportActions actions) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    public IReadOnlyList<Book> All { get; private set; } = [];
    public Book Book { get; private set; } = null!;
    public IEnumerable<SelectListItem> Entities => All.Select(b => new SelectListItem(b.Name, b.Id.ToString()));

    public async Task<IActionResult> OnGet() => await Open() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        if (!await Open()) return NotFound();
        if (file is null) return this.Refuse(new Refusal("ledger.import.none", "Choisissez un fichier CSV.", "File"), "");
        if (file.Length > ImportFile.MaxBytes) return this.Refuse(ImportText.TooLarge(file.Length), "");
        var result = await actions.Receive(Book.Id, Path.GetFileName(file.FileName), await Uploads.Read(file, ImportFile.MaxBytes));
        return result.Ok ? LocalRedirect($"/comptabilite/import/{result.Value.Id}") : this.Refuse(result, "");
    }

    /// <summary>A file to fill in: the titles and one balanced entry.</summary>
    public static async Task<IResult> Model(Books books)
    {
        var book = await books.Choose(LedgerModule.Write, null);
        var activity = book?.Activities.FirstOrDefault(a => a.Kind != Domain.Activities.ActivityKind.Structure)?.Code ?? book?.Structure?.Code ?? "";
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, FrenchCsv.Format, true))
        {
            csv.WriteRecord(EntryCsv.ImportColumns);
            csv.WriteRecord(["AC", "15/01/2026", "F-2026-118", "Fournitures", "606", activity, "", "100,00", ""]);
            csv.WriteRecord(["AC", "15/01/2026", "F-2026-118", "Fournitures", "44566", activity, "", "20,00", ""]);
            csv.WriteRecord(["AC", "15/01/2026", "F-2026-118", "Fournitures", "401", activity, "", "", "120,00"]);
        }
        return Results.File(bytes.ToArray(), "text/csv; charset=utf-8", "modele-ecritures.csv");
    }

    private async Task<bool> Open()
    {
        All = [.. (await books.Within(LedgerModule.Write)).Where(b => b.Whole)];
        if ((Entity is null ? All.FirstOrDefault() : All.FirstOrDefault(b => b.Id.Value == Entity)) is not { } book) return false;
        Book = book;
        return true;
    }
}
