using Maillage.Domain.Kernel;
using Maillage.Domain.Takeover;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Takeover.Comparison;

/// <summary>Sends a file of the other program, to compare.</summary>
[Needs(TakeoverModule.Manage)]
public sealed class IndexModel(TakeoverReader reader, TakeoverActions actions, Clock clock) : PageModel
{
    public static IEnumerable<SelectListItem> Kinds { get; } = [new("les balances", nameof(TakeoverStep.CompareBalances)), new("les factures", nameof(TakeoverStep.CompareInvoices))];

    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    [BindProperty]
    public TakeoverStep What { get; set; } = TakeoverStep.CompareBalances;

    [BindProperty]
    public Month? From { get; set; }

    [BindProperty]
    public Month? To { get; set; }

    [BindProperty]
    public TakeoverOrigin Origin { get; set; }

    public TakeoverWalk Walk { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        To = Month.Of(clock.Today).Previous;
        return await Fill() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        if (!await Fill() || !TakeoverWords.Compares(What)) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        if (file is null) return this.Refuse(new Refusal("takeover.file", "Choisissez un fichier CSV.", "File"), "");
        if (file.Length > TakeoverFile.MaxBytes) return this.Refuse(ImportText.TooLarge(file.Length), "");
        var sent = await actions.Receive(Walk.Entity.Id, What, Path.GetFileName(file.FileName), await Uploads.Read(file, TakeoverFile.MaxBytes), Origin, From, To);
        return sent.Ok ? LocalRedirect($"/administration/reprise/fichier/{sent.Value.Id}") : this.Refuse(sent, "");
    }

    private async Task<bool> Fill()
    {
        if (await reader.Walk(Entity) is not { } walk) return false;
        Walk = walk;
        return true;
    }
}
