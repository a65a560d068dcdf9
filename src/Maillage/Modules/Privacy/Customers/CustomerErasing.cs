using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.People;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy.Customers;

/// <summary>Erases what is kept of a customer, but what the law makes keep.</summary>
public sealed class CustomerErasing(Db db, Access access, CustomerReader customers, CustomerTiesReader ties, ClearingBook book, PersonalMails mails, SecretLinks links, Events events, Current current, Clock clock)
{
    /// <summary>
    /// Forgets the ways to reach the customer and those made one with it, what was noted of them, what they wrote and were written, for whom offers that nobody signed were, the contents of
    /// the trail; and the name unless the law makes keep it. What was issued or signed stays as it is, and opens by no link any more. The register says that it was done: all of it in one
    /// transaction.
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
            if (held.Forgotten) return Customer.Gone;
            var tied = await ties.Of(held);
            if (CustomerErasureRules.Check(tied, clock.Today) is { Refusal: { } bound }) return bound;
            var keptUntil = CustomerErasureRules.KeptUntil(tied, clock.Today);
            var things = await CustomerThings.Of(db, held);
            await ForgetAccount(things, keptUntil is not null);
            await ForgetDocuments(things, await db.Set<Customer>().SingleAsync(c => c.Id == held.Id));
            await mails.ForgetAbout(things.Targets);
            var erasure = Erasure.OfCustomer(db.Cooperative, held.Id.Value, clock.Now, current.Account, reason!, keptUntil);
            db.Add(erasure);
            // Last, since the acts of the erasure itself say what was there before.
            db.AfterTrail(() => ForgetTrail(things, keptUntil is not null));
            return erasure;
        });
    }

    private async Task ForgetAccount(CustomerThings things, bool keepsName)
    {
        foreach (var customer in await db.Set<Customer>().Where(c => things.Account.Contains(c.Id)).ToListAsync())
        {
            customer.Erase(keepsName);
            (await db.Set<ThirdParty>().SingleAsync(t => t.Id == customer.ThirdPartyId)).Rename(customer.LedgerLabel);
            await events.Tell(new CustomerChanged(customer));
        }
        foreach (var merge in await db.Set<CustomerMerge>().Where(m => things.Account.Contains(m.MergedId) || things.Account.Contains(m.KeptId)).ToListAsync()) merge.Erase();
        if (keepsName) return;
        foreach (var deal in await db.Set<Deal>().Where(d => things.Deals.Contains(d.Id)).ToListAsync()) deal.Rename(deal.Name, CustomerDetails.ErasedName);
        await events.Tell(new CustomerErased(things.Account));
    }

    private async Task ForgetDocuments(CustomerThings things, Customer customer)
    {
        foreach (var quote in await db.Set<Quote>().Where(q => things.Quotes.Contains(q.Id)).ToListAsync())
        {
            if (quote.IsOpen) quote.Abandon(clock.Now);
            quote.ForgetBuyer(customer);
        }
        var documents = things.Documents;
        foreach (var act in await db.Set<DocumentAct>().Where(a => documents.Contains(a.DocumentId) && (a.By == null || a.Kind == ActKind.Sent || a.Kind == ActKind.Signed)).ToListAsync()) act.Erase();
        foreach (var quote in things.Quotes) await links.RevokeAll(QuoteSending.Purpose, quote.Value);
        foreach (var invoice in things.Invoices) await links.RevokeAll(InvoiceSending.Purpose, invoice.Value);
    }

    private async Task ForgetTrail(CustomerThings things, bool keepsName)
    {
        await db.ForgetContents(nameof(Customer), [.. things.Account.Select(c => c.Value)]);
        await db.ForgetContents(nameof(ThirdParty), [.. things.Thirds.Select(t => t.Value)]);
        if (keepsName) return;
        await db.ForgetContents(nameof(Invoice), [.. things.Invoices.Select(i => i.Value)]);
        await db.ForgetContents(nameof(Quote), [.. things.Quotes.Select(q => q.Value)]);
        await db.ForgetContents(nameof(Deal), [.. things.Deals.Select(d => d.Value)]);
        // Drafts that were deleted: the trail alone still holds them.
        foreach (var customer in things.Account)
        {
            var said = $"\"CustomerId\":[\"{customer}\"";
            await db.Set<AuditPayload>().Where(p => p.Text.Contains(said)).ExecuteDeleteAsync();
        }
    }
}
