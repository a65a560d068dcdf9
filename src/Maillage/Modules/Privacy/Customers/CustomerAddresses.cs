using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy.Customers;

/// <summary>The mail addresses that are a customer's alone.</summary>
internal static class CustomerAddresses
{
    /// <summary>Its address as mails may say it; none when another customer, a person or an account has the same: their mails are theirs too.</summary>
    public static async Task<IReadOnlyList<string>> AddressesOf(this Db db, Customer customer)
    {
        var own = PersonalMails.Own(customer.Email);
        return await db.Set<Customer>().AnyAsync(c => own.Contains(c.Email) && c.Id != customer.Id && c.MergedIntoId != customer.Id)
            || await db.Set<Person>().AnyAsync(p => own.Contains(p.Email)) || await db.Set<Account>().AnyAsync(a => a.CooperativeId == db.Cooperative && own.Contains(a.Email!)) ? [] : own;
    }
}
