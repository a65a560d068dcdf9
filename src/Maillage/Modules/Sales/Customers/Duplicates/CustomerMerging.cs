using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers.Duplicates;

/// <summary>Makes two customers one.</summary>
public sealed class CustomerMerging(Db db, Access access, PaymentTermLaw terms, ClearingBook book, Events events, Clock clock, Current current)
{
    /// <summary>
    /// The kept customer says the given details; the other points to it, says the same, and leaves the lists. What is not issued goes over to the kept one;
    /// what is issued or booked keeps naming the customer it was made for, and is read with the kept one's account. Done again, it changes nothing.
    /// </summary>
    /// <param name="version">Of the kept one, as the person saw it.</param>
    /// <param name="otherVersion">Of the other.</param>
    public Task<Result<Customer>> Merge(Id<Customer> keptId, int version, Id<Customer> mergedId, int otherVersion, CustomerDetails details) => db.Write<Customer>(async () =>
    {
        foreach (var id in new[] { keptId, mergedId }.Order())
        {
            await db.Lock($"customer:{id}");
            await book.Hold(id);
        }
        var kept = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == keptId);
        var merged = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == mergedId);
        if (kept is null || merged is null) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditCustomers, kept) is { Ok: false } refused) return Result<Customer>.Refused(refused.Refusals);
        if (await access.NeedOver(SalesModule.EditCustomers, merged) is { Ok: false } refusedToo) return Result<Customer>.Refused(refusedToo.Refusals);
        if (merged.MergedIntoId == kept.Id) return kept;
        if (kept.MergedIntoId is not null || merged.MergedIntoId is not null)
            return new Refusal("sales.customer.merged", "Un de ces clients a déjà été réuni avec un autre : rouvrez la liste des doublons.");
        if (kept.Version != version || merged.Version != otherVersion) return Refusal.Stale;
        if (CustomerMerge.Obstacle(kept, merged) is { } obstacle) return obstacle;
        details = details.Clean();
        if (details.Check(terms, clock.Today) is { Count: > 0 } wrong) return Result<Customer>.Refused(wrong);

        db.Add(new CustomerMerge(kept, merged, clock.Now, current.Account));
        kept.Change(details);
        foreach (var follower in await db.Set<Customer>().Where(c => c.MergedIntoId == merged.Id).ToListAsync()) follower.Follow(kept);
        merged.Follow(kept);
        await db.SaveChangesAsync();
        await Rename(kept);
        foreach (var invoice in await db.Set<Invoice>().Where(i => i.CustomerId == mergedId && i.Rank == null).ToListAsync()) invoice.GoOverTo(kept);
        foreach (var quote in await db.Set<Quote>().Where(q => q.CustomerId == mergedId).ToListAsync()) quote.GoOverTo(kept);
        foreach (var deal in await db.Set<Deal>().Where(d => d.CustomerId == mergedId).ToListAsync()) deal.GoOverTo(kept);
        await events.Tell(new CustomersMerged(kept, merged));
        await db.SaveChangesAsync();
        await events.Tell(new CustomerChanged(kept));
        return kept;
    });

    private async Task Rename(Customer kept)
    {
        var thirds = await db.AccountOf(kept).Select(c => c.ThirdPartyId).ToListAsync();
        foreach (var third in thirds)
            (await db.Set<ThirdParty>().SingleAsync(t => t.Id == third)).Rename(kept.LedgerLabel);
    }
}
