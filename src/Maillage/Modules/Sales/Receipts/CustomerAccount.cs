using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>What is open on the account of a customer, those merged into it included.</summary>
public sealed class CustomerAccount(Db db, SalesAccounts accounts)
{
    /// <summary>Invoices, credit notes and advances that are not settled, the first due first.</summary>
    /// <param name="only">Null for all of them.</param>
    public async Task<IReadOnlyList<Claim>> Open(Customer customer, IReadOnlyCollection<ClaimId>? only = null)
    {
        var own = await db.AccountOf(customer).Select(c => new { c.Id, c.ThirdPartyId }).ToListAsync();
        var (ids, third) = (own.Select(c => c.Id).ToList(), own.Select(c => (Id<ThirdParty>?)c.ThirdPartyId).ToList());
        var items = (await db.Set<OpenItem>().AsNoTracking().Where(i => third.Contains(i.ThirdPartyId) && i.EntityId == customer.EntityId && i.SettledOn == null).ToListAsync()).ToLookup(i => i.EntryId);
        if (items.Count == 0) return [];
        var entries = items.Select(g => g.Key).ToList();
        var claims = await Documents(ids, items, [.. entries.Select(e => (Id<Entry>?)e)], only);
        claims.AddRange(await Legacy(ids, items, entries, only));
        var advances = db.Set<Receipt>().AsNoTracking().Where(r => ids.Contains(r.CustomerId) && entries.Contains(r.EntryId));
        if (only is not null)
        {
            var asked = only.Select(o => o.Advance).OfType<Id<Clearing>>().ToList();
            advances = advances.Where(r => asked.Contains(r.Id));
        }
        if (only is null || only.Any(o => o.Advance is not null))
            foreach (var receipt in await advances.IgnoreAutoIncludes().ToListAsync())
                claims.Add(new(ClaimId.Of(receipt.Id), items[receipt.EntryId].First().Document, receipt.Date, [.. items[receipt.EntryId]], []));
        return [.. claims.OrderBy(c => c.DueOn).ThenBy(c => c.Date).ThenBy(c => c.Document, StringComparer.Ordinal)];
    }

    /// <summary>One open claim; null when it is settled or not the customer's.</summary>
    public async Task<Claim?> Find(Customer customer, ClaimId id) => (await Open(customer, [id])).SingleOrDefault();

    /// <summary>The shares of documents that were not taken back.</summary>
    public async Task<ILookup<Id<Invoice>, ClearingShare>> Standing(IReadOnlyCollection<Id<Invoice>> invoices)
    {
        var ids = invoices.Select(i => (Id<Invoice>?)i).ToList();
        return (await db.Set<ClearingShare>().AsNoTracking().Where(s => ids.Contains(s.InvoiceId) && !db.Set<ClearingReversal>().Any(v => v.ClearingId == s.ClearingId)).ToListAsync())
            .ToLookup(s => s.InvoiceId!.Value);
    }

    /// <summary>The shares of invoices of the program used before that were not taken back.</summary>
    public async Task<ILookup<Id<LegacyInvoice>, ClearingShare>> Standing(IReadOnlyCollection<Id<LegacyInvoice>> invoices)
    {
        var ids = invoices.Select(i => (Id<LegacyInvoice>?)i).ToList();
        return (await db.Set<ClearingShare>().AsNoTracking().Where(s => ids.Contains(s.LegacyInvoiceId) && !db.Set<ClearingReversal>().Any(v => v.ClearingId == s.ClearingId)).ToListAsync())
            .ToLookup(s => s.LegacyInvoiceId!.Value);
    }

    private async Task<IReadOnlyList<Claim>> Legacy(List<Id<Customer>> customers, ILookup<Id<Entry>, OpenItem> items, List<Id<Entry>> entries, IReadOnlyCollection<ClaimId>? only)
    {
        var documents = db.Set<LegacyInvoice>().AsNoTracking().Where(i => customers.Contains(i.CustomerId) && entries.Contains(i.EntryId));
        if (only is not null)
        {
            var ids = only.Select(o => o.Legacy).OfType<Id<LegacyInvoice>>().ToList();
            if (ids.Count == 0) return [];
            documents = documents.Where(i => ids.Contains(i.Id));
        }
        var invoices = await documents.ToListAsync();
        if (invoices.Count == 0) return [];
        var standing = await Standing([.. invoices.Select(i => i.Id)]);
        return [.. invoices.Select(i => Claim.Of(i, [.. items[i.EntryId]], standing[i.Id]))];
    }

    private async Task<List<Claim>> Documents(List<Id<Customer>> customers, ILookup<Id<Entry>, OpenItem> items, List<Id<Entry>?> entries, IReadOnlyCollection<ClaimId>? only)
    {
        var own = customers.Select(c => (Id<Customer>?)c).ToList();
        var documents = db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).Where(i => own.Contains(i.CustomerId) && entries.Contains(i.EntryId));
        if (only is not null)
        {
            var ids = only.Select(o => o.Invoice).OfType<Id<Invoice>>().ToList();
            if (ids.Count == 0) return [];
            documents = documents.Where(i => ids.Contains(i.Id));
        }
        var invoices = await documents.ToListAsync();
        var standing = await Standing([.. invoices.Select(i => i.Id)]);
        return [.. invoices.Select(i => Claim.Of(i, [.. items[i.EntryId!.Value]], standing[i.Id], accounts))];
    }
}
