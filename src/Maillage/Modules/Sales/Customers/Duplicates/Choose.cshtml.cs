using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Customers.Duplicates;

/// <summary>Chooses the customer that another is made one with.</summary>
[Needs(SalesModule.EditCustomers)]
public sealed class ChooseModel(CustomerReader customers, DuplicateReader duplicates, Access access) : PageModel
{
    public Customer Customer { get; private set; } = null!;
    public IReadOnlyList<(Customer Other, string Why)> Like { get; private set; } = [];
    public IReadOnlyList<Customer> Others { get; private set; } = [];
    public IEnumerable<SelectListItem> Items => Others.Select(c => new SelectListItem($"{c.Name}, {c.Code}, {c.City}", c.Id.ToString()));

    public async Task<IActionResult> OnGet(long id, long? avec)
    {
        if (await customers.Find(new(id)) is not { } customer) return NotFound();
        if (!await access.CanOver(SalesModule.EditCustomers, customer)) return StatusCode(StatusCodes.Status403Forbidden);
        if (avec is { } other) return LocalRedirect($"/clients/{customer.Id}/reunir/{other}");
        (Customer, Like, Others) = (customer, await duplicates.Like(customer), await duplicates.Others(customer));
        return Page();
    }
}
