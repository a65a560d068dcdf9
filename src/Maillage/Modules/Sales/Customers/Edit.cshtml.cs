using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Customers;

/// <summary>Changes a customer.</summary>
[Needs(SalesModule.EditCustomers)]
public sealed class EditModel(CustomerActions actions, CustomerReader customers, Access access) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public CustomerForm Input { get; set; } = new();

    public string Title { get; private set; } = "";
    /// <summary>What someone else saved meanwhile.</summary>
    public Customer? Stored { get; private set; }
    public bool HasTwin { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await customers.Find(new(Id)) is not { } customer) return NotFound();
        if (customer.Id.Value != Id) return LocalRedirect($"/clients/{customer.Id}/modifier");
        if (!await access.CanOver(SalesModule.EditCustomers, customer)) return StatusCode(StatusCodes.Status403Forbidden);
        (Title, Input) = (customer.Name, CustomerForm.Of(customer));
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await customers.Find(new(Id)) is not { } customer) return NotFound();
        Title = customer.Name;
        if (!ModelState.IsValid) return this.Unprocessable();
        var changed = await actions.Change(new(Id), Input.Version, Input.Details, Input.Anyway);
        if (changed.Ok) return this.Done($"{changed.Value.Name} est enregistré.", $"/clients/{Id}");
        HasTwin = changed.Refusal!.Type == CustomerActions.TwinRefusal;
        if (changed.Refusal.Type == Refusal.Stale.Type) (Stored, Input.Version) = (customer, customer.Version);
        return this.Refuse(changed);
    }
}
