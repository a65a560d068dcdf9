using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Customers;

/// <summary>A customer, its invoices and what is due.</summary>
[Needs(SalesModule.Read)]
public sealed class RecordModel(CustomerReader customers, InvoiceList invoices, ActivityChoice choice, Access access, Clock clock, IEnumerable<CustomerLink> others) : PageModel
{
    public Customer Customer { get; private set; } = null!;
    public string Activity { get; private set; } = "";
    public IReadOnlyList<InvoiceRow> Invoices { get; private set; } = [];
    public Money Due { get; private set; }
    public bool CanEdit { get; private set; }
    public bool CanInvoice { get; private set; }
    public IReadOnlyList<(string Label, string Href)> Links { get; private set; } = [];
    public DateOnly Today => clock.Today;

    public async Task<IActionResult> OnGet(long id)
    {
        if (await customers.Find(new(id)) is not { } customer) return NotFound();
        if (customer.Id.Value != id) return LocalRedirect($"/clients/{customer.Id}");
        Customer = customer;
        var activity = await choice.Find(customer.ActivityId, SalesModule.Read);
        Activity = activity?.Name ?? "";
        Invoices = await invoices.Rows(new InvoiceFilter(Customer: customer.Id), 1);
        Due = (await customers.Due([customer.Id])).GetValueOrDefault(customer.Id);
        var links = new List<(string, string)>();
        foreach (var link in others)
            if (await access.CanOver(link.Right, customer)) links.Add((link.Label, link.Href(customer.Id.Value)));
        Links = links;
        if (customer.Forgotten) return Page();
        CanEdit = await access.CanOver(SalesModule.EditCustomers, customer);
        CanInvoice = await access.CanOver(SalesModule.EditInvoices, customer) && activity?.SellsOn(Today) == true;
        return Page();
    }
}
