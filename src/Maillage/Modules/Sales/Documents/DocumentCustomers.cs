using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>A customer to make with a document.</summary>
/// <param name="Id">Made by the form, so that sending it twice makes one customer.</param>
public sealed record NewCustomer(Id<Customer> Id, CustomerDetails Details);

/// <summary>The customer of a document: chosen among those of the activity, or made with it.</summary>
public sealed class DocumentCustomers(Db db, CustomerActions customers)
{
    /// <summary>The customer, null while none is chosen; or the refusals, their fields named as in the editor.</summary>
    public async Task<(Customer?, IReadOnlyList<Refusal>)> Of(NewCustomer? fresh, Id<Customer>? chosen, Activity activity)
    {
        if (fresh is not null)
        {
            var made = await customers.Create(fresh.Id, activity.Id, fresh.Details);
            return (made.Value, [.. made.Refusals.Select(r => r.Field is null ? r : r with { Field = $"NewCustomer.{r.Field}" })]);
        }
        if (chosen is not { } id) return (null, []);
        var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id && c.ActivityId == activity.Id);
        if (customer?.MergedIntoId is { } kept) customer = await db.Set<Customer>().SingleAsync(c => c.Id == kept);
        return (customer, customer is { Forgotten: true } ? [Customer.Gone with { Field = "CustomerId" }] : customer is not null ? [] :
            [new("sales.invoice.customer", "Ce client n’est pas un client de cette activité : choisissez-en un dans la liste.", "CustomerId")]);
    }
}
