using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>Starts a quote: its identity is made here, so that the editor's form sent twice makes one quote.</summary>
[Needs(SalesModule.EditQuotes)]
public sealed class NewModel(ActivityChoice choice) : PageModel
{
    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public async Task<IActionResult> OnGet([FromQuery(Name = "activite")] long? activity, [FromQuery(Name = "client")] long? customer)
    {
        Activities = await choice.Selling(SalesModule.EditQuotes);
        var chosen = ActivityChoice.Asked(Activities, activity);
        return chosen is null ? Page() : LocalRedirect($"/devis/{Id<Quote>.New()}/modifier?activite={chosen.Id}{(customer is null ? "" : $"&client={customer}")}");
    }
}
