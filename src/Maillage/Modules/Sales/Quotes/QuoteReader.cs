using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>All that the page of a quote shows.</summary>
/// <param name="Invoices">Those made from it, drafts too, in the order of their making.</param>
/// <param name="Next">The version that replaces it, if any.</param>
public sealed record QuoteRecord(
    Quote Quote, Activity Activity, Customer? Customer, QuoteSignature? Signature, IReadOnlyList<Invoice> Invoices, Deal? Deal, Quote? Next, IReadOnlyList<ThreadLine> Thread);

/// <summary>Reads one quote within reach.</summary>
public sealed class QuoteReader(Db db, Access access, DocumentThread thread)
{
    /// <summary>The quote with its lines; null when it does not exist or is out of reach.</summary>
    public async Task<Quote?> Find(Id<Quote> id)
    {
        var quote = await db.Set<Quote>().AsNoTracking().Include(q => q.Lines).SingleOrDefaultAsync(q => q.Id == id);
        return quote is not null && await access.CanOver(SalesModule.Read, quote) ? quote : null;
    }

    /// <summary>All of its page; null when it does not exist or is out of reach.</summary>
    public async Task<QuoteRecord?> Record(Id<Quote> id)
    {
        if (await Find(id) is not { } quote) return null;
        var activity = await db.Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == quote.ActivityId);
        var customer = quote.CustomerId is { } c ? await db.Set<Customer>().AsNoTracking().SingleAsync(x => x.Id == c) : null;
        var signature = quote.State == QuoteState.Signed ? await db.Set<QuoteSignature>().AsNoTracking().SingleOrDefaultAsync(s => s.QuoteId == id) : null;
        var invoices = quote.IsFrozen ? await db.Set<Invoice>().AsNoTracking().Where(i => i.QuoteId == id).OrderBy(i => i.CreatedAt).ToListAsync() : [];
        var deal = quote.DealId is { } d ? await db.Set<Deal>().AsNoTracking().SingleAsync(x => x.Id == d) : null;
        var next = quote.IsFrozen ? await db.Set<Quote>().AsNoTracking().Where(q => q.ReplacesId == id).OrderByDescending(q => q.CreatedAt).FirstOrDefaultAsync() : null;
        return new(quote, activity, customer, signature, invoices, deal, next, await thread.Of(id.Value));
    }
}
