using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>Keeps what clears the accounts of customers, one at a time for a customer.</summary>
public sealed class ClearingBook(Db db, Access access, Posting posting, Events events)
{
    /// <summary>The customer, or the one it was merged into, held to the end of the transaction; refused without the right over it.</summary>
    public async Task<Result<Customer>> Hold(Id<Customer> id, string right)
    {
        if (await db.KeptOf(id) is not { } customer) return Refusal.NotFound;
        if (await access.NeedOver(right, customer) is { Ok: false } refused) return Result<Customer>.Refused(refused.Refusals);
        return customer.Forgotten ? Customer.Gone : (await Hold(id))!;
    }

    /// <summary>Nobody else clears the account of this customer until the end of the transaction. Gives the customer it stands for, null when there is none.</summary>
    public async Task<Customer?> Hold(Id<Customer> id)
    {
        await db.Lock($"customer-account:{id}");
        // Read once held: it may have been merged while one waited.
        var customer = await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id);
        return customer?.MergedIntoId is { } kept ? await Hold(kept) : customer;
    }

    /// <summary>What a form sent before; null the first time.</summary>
    public Task<Clearing?> Recorded(Id<Clearing> id) => db.Set<Clearing>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id);

    /// <summary>Whether it cleared the account of this customer, which one merged into it since may have been.</summary>
    public Task<bool> IsOf(Clearing clearing, Customer customer) => db.AccountOf(customer).AnyAsync(c => c.Id == clearing.CustomerId);

    /// <summary>Books a clearing and keeps it. It is in the store at once, so that what comes next in the transaction reads it.</summary>
    public async Task<Result<T>> Keep<T>(T clearing, EntryDraft draft) where T : Clearing
    {
        var entry = await posting.Post(draft);
        if (!entry.Ok) return Result<T>.Refused(entry.Refusals);
        clearing.BookedAs(entry.Value.Id);
        db.Add(clearing);
        await db.SaveChangesAsync();
        await events.Tell(new ClearingRecorded(clearing));
        return clearing;
    }
}
