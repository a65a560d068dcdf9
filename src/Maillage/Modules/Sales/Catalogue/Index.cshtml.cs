using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Catalogue;

/// <summary>What activities sell again and again.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(CatalogActions catalog, ActivityChoice choice, VatTable vat, Access access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Activity { get; set; }

    public IReadOnlyList<CatalogItem> Items { get; private set; } = [];
    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public bool CanEdit { get; private set; }

    /// <summary>A VAT code in words.</summary>
    public string Word(string code) => vat.Known(code)?.Label ?? code;

    public string NameOf(Id<Activity> id) => Activities.FirstOrDefault(a => a.Id == id)?.Name ?? "";

    public async Task OnGet()
    {
        Items = await catalog.Items(Activity is { } id ? new Id<Activity>(id) : null, Text);
        Activities = await choice.All(SalesModule.Read);
        CanEdit = await access.CanSomewhere(SalesModule.EditCatalog);
    }

    public async Task<IActionResult> OnPostRanger(long id, bool away)
    {
        var done = await catalog.Archive(new(id), away);
        return done.Ok ? this.Done(away ? $"« {done.Value.Name} » ne sera plus proposé." : $"« {done.Value.Name} » est de nouveau proposé.", "/catalogue") : this.Refused(done, "/catalogue");
    }
}
