using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Takings;

/// <summary>The takings of a month, what they add up to by rate and by means of payment.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(TakingList list, ActivityChoice choice, VatTable vat, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "mois")]
    public Month? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Activity { get; set; }

    public Month Shown => Asked ?? Month.Of(Today);
    public DateOnly Today => clock.Today;
    public TakingMonth Takings { get; private set; } = new([]);
    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public bool CanRecord { get; private set; }
    public string Query => Request.QueryString.Value ?? "";

    /// <summary>« Biens, TVA 5,5 % ».</summary>
    public string Label(LineNature nature, string code) => $"{(nature == LineNature.Goods ? "Biens" : "Services")}, {vat.Known(code)?.Label ?? code}";

    public async Task OnGet()
    {
        Activities = await choice.All(SalesModule.Read);
        Takings = await list.Of(Shown, Activity is { } a ? new Id<Activity>(a) : null);
        CanRecord = await access.CanSomewhere(SalesModule.RecordTakings);
    }
}
