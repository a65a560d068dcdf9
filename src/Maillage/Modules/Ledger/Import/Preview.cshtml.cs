using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Ledger.Import;

/// <summary>What a file would write, or what is wrong in it, row by row.</summary>
[Needs(LedgerModule.Write)]
public sealed class PreviewModel(ImportActions actions) : PageModel
{
    /// <summary>Rows listed; the others are counted.</summary>
    public const int Shown = 200;

    public ImportState State { get; private set; } = null!;
    public IReadOnlyList<ImportEntry> New { get; private set; } = [];
    public int Already => State.Preview.Entries.Count - New.Count;

    public async Task<IActionResult> OnGet(Id<ImportFile> id)
    {
        if (await actions.Look(id) is not { } state) return this.Refused(SentFiles.Gone, "/comptabilite/import");
        (State, New) = (state, [.. state.New]);
        return Page();
    }

    public async Task<IActionResult> OnPostImporter(Id<ImportFile> id)
    {
        var result = await actions.Import(id);
        if (!result.Ok) return this.Refused(result, result.Refusal == SentFiles.Gone ? "/comptabilite/import" : $"/comptabilite/import/{id}");
        return this.Done(result.Value == 1 ? "Une écriture est importée en brouillon." : $"{French.Number(result.Value, 0, 0)} écritures sont importées en brouillon.", "/comptabilite/ecritures?brouillons=1");
    }

    public async Task<IActionResult> OnPostOublier(Id<ImportFile> id)
    {
        var result = await actions.Forget(id);
        return result.Ok ? this.Done("Le fichier est oublié : rien n’a été écrit.", "/comptabilite/import") : this.Refused(result, "/comptabilite/import");
    }
}
