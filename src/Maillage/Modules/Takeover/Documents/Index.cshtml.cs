using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Takeover.Documents;

/// <summary>Sends a zip of documents.</summary>
[Needs(TakeoverModule.Manage)]
public sealed class IndexModel(TakeoverReader reader, LegacyDocuments documents) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    public TakeoverWalk Walk { get; private set; } = null!;
    public JoinedDocuments? Joined { get; private set; }

    public async Task<IActionResult> OnGet() => await Fill() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        if (!await Fill()) return NotFound();
        if (file is null) return this.Refuse(new Refusal("takeover.zip", "Choisissez un fichier zip.", "File"), "");
        if (file.Length > LegacyDocuments.MostBytes) return this.Refuse(LegacyDocuments.TooLarge(file.Length), "");
        var done = await documents.Join(Walk.Entity.Id, await Uploads.Read(file, LegacyDocuments.MostBytes));
        if (!done.Ok) return this.Refuse(done, "");
        Joined = done.Value;
        await Fill();
        return Page();
    }

    private async Task<bool> Fill()
    {
        if (await reader.Walk(Entity) is not { } walk) return false;
        Walk = walk;
        return true;
    }
}
