using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers;

/// <summary>Makes and changes customers.</summary>
public sealed class CustomerActions(Db db, Access access, PaymentTermLaw terms, Clock clock, Events events)
{
    /// <summary>Makes a customer with its third party in the ledger. The same id again gives the first one.</summary>
    /// <param name="anyway">Makes it although the activity has one with the same SIREN.</param>
    public Task<Result<Customer>> Create(Id<Customer> id, Id<Activity> activityId, CustomerDetails details, bool anyway = false) => db.Write<Customer>(async () =>
    {
        await db.Lock($"customer:{id}");
        if (await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id) is { } made)
            return await access.NeedOver(SalesModule.EditCustomers, made) is { Ok: false } hidden ? Result<Customer>.Refused(hidden.Refusals) : made;
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activityId) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditCustomers, activity.Id, activity.EntityId) is { Ok: false } refused) return Result<Customer>.Refused(refused.Refusals);
        details = details.Clean();
        if (details.Check(terms, clock.Today) is { Count: > 0 } wrong) return Result<Customer>.Refused(wrong);
        if (!anyway && await Twin(activityId, details.Siren, id) is { } twin) return twin;
        return await Make(id, activity, details);
    });

    /// <summary>Makes a customer with its third party in the current transaction: right and details are the caller's to check.</summary>
    /// <param name="details">Cleaned and checked.</param>
    internal async Task<Customer> Make(Id<Customer> id, Activity activity, CustomerDetails details)
    {
        var code = $"C{await db.NextNumber("customer"):D5}";
        var thirdParty = new ThirdParty(db.Cooperative, ThirdPartyKind.Customer, code, code);
        var customer = new Customer(id, activity, thirdParty, details);
        thirdParty.Rename(customer.LedgerLabel);
        db.Add(thirdParty);
        db.Add(customer);
        await events.Tell(new CustomerChanged(customer));
        return customer;
    }

    /// <summary>Changes a customer; invoices already issued keep what they say.</summary>
    /// <param name="version">The version the person saw.</param>
    public Task<Result<Customer>> Change(Id<Customer> id, int version, CustomerDetails details, bool anyway = false) => db.Write<Customer>(async () =>
    {
        if (await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id) is not { } customer) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditCustomers, customer) is { Ok: false } refused) return Result<Customer>.Refused(refused.Refusals);
        details = details.Clean();
        if (customer.MergedIntoId is not null) return new Refusal("sales.customer.merged", "Ce client a été réuni avec un autre : modifiez la fiche gardée.");
        if (customer.Forgotten) return Customer.Gone;
        if (customer.Version != version) return customer.Details == details ? customer : Refusal.Stale;
        if (details.Check(terms, clock.Today) is { Count: > 0 } wrong) return Result<Customer>.Refused(wrong);
        if (!anyway && customer.Siren != details.Siren && await Twin(customer.ActivityId, details.Siren, id) is { } twin) return twin;
        customer.Change(details);
        var account = await db.Set<Customer>().Where(c => c.MergedIntoId == id).ToListAsync();
        foreach (var merged in account) merged.Follow(customer);
        foreach (var third in account.Prepend(customer).Select(c => c.ThirdPartyId).ToList())
            (await db.Set<ThirdParty>().SingleAsync(t => t.Id == third)).Rename(customer.LedgerLabel);
        await events.Tell(new CustomerChanged(customer));
        return customer;
    });

    /// <summary>Type of the refusal that a person may override.</summary>
    public const string TwinRefusal = "sales.customer.twin";

    private async Task<Refusal?> Twin(Id<Activity> activity, string siren, Id<Customer> self) =>
        siren.Length > 0 && await db.Set<Customer>().Kept().Where(c => c.ActivityId == activity && c.Siren == siren && c.Id != self).Select(c => c.Name).FirstOrDefaultAsync() is { } name
            ? new(TwinRefusal, $"Vous avez déjà un client avec ce SIREN : {name}. Choisissez-le dans la liste, ou confirmez qu’il en faut un second.", nameof(CustomerDetails.Siren))
            : null;
}
