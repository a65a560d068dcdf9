using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy.Customers;

/// <summary>The identities of a customer, of those made one with it, and of what was made for them.</summary>
public sealed record CustomerThings(IReadOnlyList<Id<Customer>> Account, IReadOnlyList<Id<ThirdParty>> Thirds, IReadOnlyList<Id<Invoice>> Invoices, IReadOnlyList<Id<Quote>> Quotes, IReadOnlyList<Id<Deal>> Deals)
{
    /// <summary>Invoices and quotes, as their thread, their files, their mails and their links name them.</summary>
    public IReadOnlyList<long> Documents => [.. Invoices.Select(i => i.Value), .. Quotes.Select(q => q.Value)];

    /// <summary>What mails may be about.</summary>
    public IReadOnlyList<long> Targets => [.. Account.Select(c => c.Value), .. Documents];

    public static async Task<CustomerThings> Of(Db db, Customer customer)
    {
        var account = await db.AccountOf(customer).OrderBy(c => c.Id).Select(c => new { c.Id, c.ThirdPartyId }).ToListAsync();
        var (own, named) = (account.Select(c => c.Id).ToList(), account.Select(c => (Id<Customer>?)c.Id).ToList());
        return new(own, [.. account.Select(c => c.ThirdPartyId)],
            await db.Set<Invoice>().Where(i => named.Contains(i.CustomerId)).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(),
            await db.Set<Quote>().Where(q => named.Contains(q.CustomerId)).OrderBy(q => q.Id).Select(q => q.Id).ToListAsync(),
            await db.Set<Deal>().Where(d => own.Contains(d.CustomerId)).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync());
    }
}
