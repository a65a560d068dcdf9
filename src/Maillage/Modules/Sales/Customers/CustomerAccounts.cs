using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers;

/// <summary>Customers that were made one: issued documents and entries name the one they were made for, and for ever.</summary>
public static class CustomerAccounts
{
    /// <summary>Those that were neither merged into another nor forgotten.</summary>
    public static IQueryable<Customer> Kept(this IQueryable<Customer> customers) => customers.Where(c => c.MergedIntoId == null && !c.Forgotten);

    /// <summary>A customer and those merged into it: their documents, money and third parties make one account.</summary>
    /// <param name="customer">Kept or merged.</param>
    public static IQueryable<Customer> AccountOf(this Db db, Customer customer)
    {
        var kept = customer.MergedIntoId ?? customer.Id;
        return db.Set<Customer>().AsNoTracking().Where(c => c.Id == kept || c.MergedIntoId == kept);
    }

    /// <summary>The customer that an id stands for today; null when it does not exist.</summary>
    public static async Task<Customer?> KeptOf(this Db db, Id<Customer> id)
    {
        var customer = await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id);
        return customer?.MergedIntoId is { } kept ? await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == kept) : customer;
    }
}
