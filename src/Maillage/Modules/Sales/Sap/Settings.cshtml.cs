using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Sap;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Sap;

/// <summary>Which activities serve private persons at home.</summary>
[Needs(SalesModule.SetSap)]
public sealed class SettingsModel(SapActions sap, SapServices services, ActivityChoice choice) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Activity { get; set; }

    [BindProperty]
    public string? Usual { get; set; }

    [BindProperty]
    public List<string> Codes { get; set; } = [];

    public IReadOnlyList<(Activity Activity, IReadOnlyList<SapService> Services)> Served { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Activities { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Items { get; } = [.. services.All.Select(s => new SelectListItem(s.Label, s.Code))];

    public async Task OnGet()
    {
        await Fill();
        if (Activity is { } one && Served.FirstOrDefault(s => s.Activity.Id.Value == one).Services is { Count: > 0 } own) (Usual, Codes) = (own[0].Code, [.. own.Skip(1).Select(s => s.Code)]);
    }

    public async Task<IActionResult> OnPost()
    {
        await Fill();
        if (Activity is not { } activity) return this.Refuse(new Refusal("sales.sap.activity", "Choisissez une activité.", "activite"), "");
        var set = await sap.Set(new(activity), Usual, Codes);
        return set.Ok ? this.Done(string.IsNullOrEmpty(Usual) ? "Cette activité n’est plus de services à la personne." : "Les prestations sont enregistrées.", "/ventes/services-a-la-personne") : this.Refuse(set, "");
    }

    private async Task Fill()
    {
        Served = await sap.Served();
        Activities = [.. ActivityChoice.Items(await choice.Selling(SalesModule.SetSap))];
    }
}
