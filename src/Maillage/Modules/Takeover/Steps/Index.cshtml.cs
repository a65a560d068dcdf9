using Maillage.Domain.Kernel;
using Maillage.Domain.Takeover;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Takeover.Steps;

/// <summary>A step: what was taken over, a file to send, what it holds.</summary>
[Needs(TakeoverModule.Manage)]
public sealed class IndexModel(TakeoverReader reader, TakeoverActions actions, Clock clock) : PageModel
{
    public static IEnumerable<SelectListItem> Origins { get; } =
        [new("un tableur, ou un autre programme", nameof(TakeoverOrigin.Usual)), new("enDI (Autonomie, caerp, MoOGLi)", nameof(TakeoverOrigin.Endi))];

    [BindProperty(SupportsGet = true)]
    public string Step { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    [BindProperty]
    public TakeoverOrigin Origin { get; set; }

    public TakeoverStep Kind { get; private set; }
    /// <summary>Whether the step takes a zip and no table.</summary>
    public bool IsZip => Kind == TakeoverStep.Documents;
    public TakeoverWalk Walk { get; private set; } = null!;

    /// <summary>What undoing does.</summary>
    public string UndoWords => Kind switch
    {
        TakeoverStep.Documents => "Les factures de ce fichier n’ont plus de document. Comme tout fichier reçu, ceux-ci restent gardés et comptent dans la place.",
        TakeoverStep.Balances or TakeoverStep.Invoices => "Chaque écriture est reprise par son inverse, au même jour. Refusé si quelque chose est déjà bâti dessus.",
        _ => "Les fiches créées par ce fichier sont effacées. Refusé si quelque chose est déjà bâti dessus.",
    };

    /// <summary>« 24/11/2026 ».</summary>
    public string When(DateTime at) => French.ShortDate(clock.DayOf(at));

    public async Task<IActionResult> OnGet() => await Fill() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        if (!await Fill()) return NotFound();
        var (most, tooLarge) = IsZip ? (DocumentZip.MostBytes, (Func<long, Refusal>)DocumentZip.TooLarge) : (TakeoverFile.MaxBytes, ImportText.TooLarge);
        if (file is null) return this.Refuse(new Refusal("takeover.file", IsZip ? "Choisissez un fichier zip." : "Choisissez un fichier CSV.", "File"), "");
        if (file.Length > most) return this.Refuse(tooLarge(file.Length), "");
        var sent = await actions.Receive(Walk.Entity.Id, Kind, Path.GetFileName(file.FileName), await Uploads.Read(file, most), Origin);
        return sent.Ok ? LocalRedirect($"/administration/reprise/fichier/{sent.Value.Id}") : this.Refuse(sent, "");
    }

    [Confirmed]
    public async Task<IActionResult> OnPostAnnuler(Id<TakeoverRun> run)
    {
        if (!await Fill()) return NotFound();
        var here = $"/administration/reprise/{Step}?entite={Walk.Entity.Id}";
        var done = await actions.Undo(run);
        return done.Ok ? this.Done("Cette reprise est annulée.", here) : this.Refused(done, here);
    }

    private async Task<bool> Fill()
    {
        if (TakeoverWords.Of(Step) is not { } kind || TakeoverWords.Compares(kind) || await reader.Walk(Entity) is not { } walk) return false;
        (Kind, Walk) = (kind, walk);
        return true;
    }
}
