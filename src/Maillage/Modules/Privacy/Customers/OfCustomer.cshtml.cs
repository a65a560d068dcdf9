using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy.Customers;

/// <summary>The data of a customer: to hand over, to erase.</summary>
[Needs(PrivacyModule.Manage)]
public sealed class OfCustomerModel(CustomerReader customers, Access access, CustomerData data, CustomerErasing actions, CustomerTiesReader ties, SensitiveReads reads, Clock clock) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    public Customer Customer { get; private set; } = null!;
    /// <summary>Why nothing may be erased today; null when it may.</summary>
    public string? Bound { get; private set; }
    public DateOnly? KeptUntil { get; private set; }
    /// <summary>Other customers within reach who may be the same person.</summary>
    public IReadOnlyList<(Id<Customer> Id, string Name, string Code)> Others { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await customers.Find(new(long.Parse((string)RouteData.Values["id"]!, System.Globalization.CultureInfo.InvariantCulture))) is not { } customer || !await access.CanOver(PrivacyModule.Manage, customer))
        {
            context.Result = NotFound();
            return;
        }
        Customer = customer;
        var tied = await ties.Of(customer);
        Bound = CustomerErasureRules.Check(tied, clock.Today).Refusal?.Message;
        KeptUntil = Bound is null ? CustomerErasureRules.KeptUntil(tied, clock.Today) : null;
        Others = customer.Forgotten ? [] : [.. (await (await customers.Asked(null, null)).Where(c => c.Id != customer.Id && (c.Name == customer.Name || customer.Email != "" && c.Email == customer.Email)).OrderBy(c => c.Id).Take(20).ToListAsync())
            .Select(c => (c.Id, c.Name, c.Code))];
        await next();
    }

    public Task OnGet() => reads.Note(nameof(Customer), Customer.Id.Value, Reads.Seen("ses données personnelles"));

    [Confirmed]
    public async Task<IActionResult> OnPostExport() => File(await data.Export(Customer), "application/zip", $"donnees-{Customer.Code}.zip");

    [Confirmed]
    public async Task<IActionResult> OnPostErase()
    {
        var erased = await actions.Erase(Customer.Id, Reason);
        return erased.Ok ? this.Done("Les données de ce client sont effacées.", $"/clients/{Customer.Id}") : this.Refuse(erased, "");
    }
}
