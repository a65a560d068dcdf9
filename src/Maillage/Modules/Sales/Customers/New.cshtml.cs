using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Customers;

/// <summary>Makes a customer.</summary>
[Needs(SalesModule.EditCustomers)]
public sealed class NewModel(CustomerActions actions, ActivityChoice choice) : PageModel
{
    [BindProperty]
    public CustomerForm Input { get; set; } = CustomerForm.New();

    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Activity { get; set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public bool HasTwin { get; private set; }

    public async Task OnGet() => Activities = await choice.Selling(SalesModule.EditCustomers);

    public async Task<IActionResult> OnPost()
    {
        Activities = await choice.Selling(SalesModule.EditCustomers);
        if (Activity is null) ModelState.AddModelError("activite", "Choisissez l’activité à laquelle ce client appartient.");
        if (!ModelState.IsValid || Activity is not { } activity) return this.Unprocessable();
        var made = await actions.Create(new Id<Customer>(Input.Id), new Id<Activity>(activity), Input.Details, Input.Anyway);
        HasTwin = made.Refusal?.Type == CustomerActions.TwinRefusal;
        return made.Ok ? this.Done($"{made.Value.Name} est enregistré.", $"/clients/{made.Value.Id}") : this.Refuse(made);
    }
}
