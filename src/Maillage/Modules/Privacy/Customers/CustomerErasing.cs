using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy.Customers;

/// <summary>Erases what is kept of a customer, but what the law makes keep.</summary>
public sealed class CustomerErasing(Db db, Access access, CustomerReader customers, CustomerTiesReader ties, ClearingBook book, PersonalMails mails, Current current, Clock clock)
{
    /// <summary>
    /// Forgets the ways to reach the customer and those made one with it, what was noted of them, the contents of the trail about them and their mails; and the name
    /// unless the law makes keep it. What was issued to them stays as it is. The register says that it was done: all of it in one transaction.
    /// </summary>
    public async Task<Result<Erasure>> Erase(Id<Customer> id, string? reason)
    {
        if (await customers.Find(id) is not { } seen) return Refusal.NotFound;
        if (await access.NeedOver(PrivacyModule.Manage, seen) is { Refusal: { } refusal }) return refusal;
        if (Erasure.CheckReason(reason) is { Refusal: { } unsaid }) return unsaid;
        return await db.Write<Erasure>(async () =>
        {
            await db.Lock($"customer:{seen.Id}");
            if (await book.Hold(seen.Id) is not { } held) return Refusal.NotFound;
            var tied = await ties.Of(held);
            if (CustomerErasureRules.Check(tied, clock.Today) is { Refusal: { } bound }) return bound;
            var keptUntil = CustomerErasureRules.KeptUntil(tied, clock.Today);
            await mails.Forget(null, await db.AddressesOf(held));
            var account = await db.Set<Customer>().Where(c => c.Id == held.Id || c.MergedIntoId == held.Id).ToListAsync();
            foreach (var customer in account) await Forget(customer, keptUntil is not null);
            var erasure = Erasure.OfCustomer(db.Cooperative, held.Id.Value, clock.Now, current.Account, reason!, keptUntil);
            db.Add(erasure);
            // Last, since the acts of the erasure itself say what was there before.
            db.AfterTrail(async () =>
            {
                await db.ForgetContents(nameof(Customer), [.. account.Select(c => c.Id.Value)]);
                await db.ForgetContents(nameof(ThirdParty), [.. account.Select(c => c.ThirdPartyId.Value)]);
                if (keptUntil is null) await ForgetDocuments([.. account.Select(c => c.Id)]);
            });
            return erasure;
        });
    }

    /// <summary>What the trail says of documents that nobody has to keep.</summary>
    private async Task ForgetDocuments(IReadOnlyCollection<Id<Customer>> account)
    {
        var named = account.Select(c => (Id<Customer>?)c).ToList();
        await db.ForgetContents(nameof(Invoice), [.. (await db.Set<Invoice>().Where(i => named.Contains(i.CustomerId)).Select(i => i.Id).ToListAsync()).Select(i => i.Value)]);
        await db.ForgetContents(nameof(Quote), [.. (await db.Set<Quote>().Where(q => named.Contains(q.CustomerId)).Select(q => q.Id).ToListAsync()).Select(q => q.Value)]);
        await db.ForgetContents(nameof(Deal), [.. (await db.Set<Deal>().Where(d => account.Contains(d.CustomerId)).Select(d => d.Id).ToListAsync()).Select(d => d.Value)]);
    }

    private async Task Forget(Customer customer, bool keepsName)
    {
        customer.Erase(keepsName);
        foreach (var merge in await db.Set<CustomerMerge>().Where(m => m.MergedId == customer.Id || m.KeptId == customer.Id).ToListAsync()) merge.Erase();
        if (keepsName) return;
        (await db.Set<ThirdParty>().SingleAsync(t => t.Id == customer.ThirdPartyId)).Rename(customer.LedgerLabel);
        foreach (var deal in await db.Set<Deal>().Where(d => d.CustomerId == customer.Id).ToListAsync()) deal.Rename(deal.Name, customer.Name);
    }
}
