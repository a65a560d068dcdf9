using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>Starts an invoice: its identity is made here, so that the editor's form sent twice makes one invoice.</summary>
[Needs(SalesModule.EditInvoices)]
public sealed class NewModel(ActivityChoice choice) : PageModel
{
    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public async Task<IActionResult> OnGet([FromQuery(Name = "activite")] long? activity, [FromQuery(Name = "client")] long? customer)
    {
        Activities = await choice.Selling(SalesModule.EditInvoices);
        var chosen = ActivityChoice.Asked(Activities, activity);
        return chosen is null ? Page() : LocalRedirect($"/factures/{Id<Invoice>.New()}/modifier?activite={chosen.Id}{(customer is null ? "" : $"&client={customer}")}");
    }
}
