using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Recurring;
using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>Starts a model: its identity is made here, so that the editor's form sent twice makes one.</summary>
[Needs(SalesModule.EditInvoices)]
public sealed class NewModel(ActivityChoice choice) : PageModel
{
    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public async Task<IActionResult> OnGet([FromQuery(Name = "activite")] long? activity, [FromQuery(Name = "facture")] long? invoice)
    {
        var editor = $"/factures/recurrentes/{Id<RecurringInvoice>.New()}/modifier";
        if (invoice is { } from) return LocalRedirect($"{editor}?facture={from}");
        Activities = await choice.Selling(SalesModule.EditInvoices);
        var chosen = ActivityChoice.Asked(Activities, activity);
        return chosen is null ? Page() : LocalRedirect($"{editor}?activite={chosen.Id}");
    }
}
