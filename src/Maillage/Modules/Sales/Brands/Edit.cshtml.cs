using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Brands;

/// <summary>The look of the documents of an activity, shown on a quote as it is chosen.</summary>
[Needs(SalesModule.EditBrand)]
public sealed class EditModel(BrandActions brands, ActivityChoice choice, DocumentPreview preview) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public BrandForm Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;
    /// <summary>Key of the logo kept so far.</summary>
    public string? Logo { get; private set; }
    public IReadOnlyList<string> Sheets { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Templates { get; } =
        [new("Classique : filets fins, titre en tête", nameof(PaperTemplate.Classic)), new("Moderne : bandeau de couleur, total sur fond coloré", nameof(PaperTemplate.Modern))];

    public async Task<IActionResult> OnGet()
    {
        if (await choice.Find(new(Id), SalesModule.EditBrand) is not { } activity) return NotFound();
        Input = BrandForm.Of(await brands.Find(activity.Id));
        return await Show(activity, Page());
    }

    public async Task<IActionResult> OnPost()
    {
        if (await choice.Find(new(Id), SalesModule.EditBrand) is not { } activity) return NotFound();
        if (!ModelState.IsValid) return await Show(activity, this.Unprocessable());
        var saved = await brands.Save(activity.Id, Input.Version, Input.Look((await brands.Find(activity.Id))?.LogoSha256), await Input.Sent());
        return saved.Ok ? this.Done("La présentation est gardée : vos prochains documents la suivront.", $"/activites/{Id}/presentation") : await Show(activity, this.Refuse(saved));
    }

    /// <summary>The sample with what is chosen, a new logo aside.</summary>
    public async Task<IActionResult> OnPostApercu()
    {
        if (await choice.Find(new(Id), SalesModule.EditBrand) is not { } activity) return NotFound();
        await Show(activity, Page());
        return Partial("_Sheets", Sheets);
    }

    private async Task<IActionResult> Show(Activity activity, IActionResult answer)
    {
        Activity = activity;
        Logo = (await brands.Find(activity.Id))?.LogoSha256;
        var look = Input.Look(Logo).Clean();
        Sheets = await preview.Sample(activity, look.Check().Count == 0 ? look : new(look.Template, DocumentBrand.UsualAccent));
        return answer;
    }
}
