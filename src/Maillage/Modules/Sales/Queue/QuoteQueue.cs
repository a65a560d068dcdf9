using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Queue;

/// <summary>A submitted quote with the checks already made.</summary>
public sealed record QueuedQuote(Quote Quote, Activity Activity, Customer? Customer, IReadOnlyList<InvoiceRemark> Remarks)
{
    public bool CanBeValidated => Remarks.All(r => !r.Blocks);
}

/// <summary>The quotes that wait for the team, the oldest first.</summary>
public sealed class QuoteQueue(Db db, Access access, Clock clock, VatTable vat, PaymentTermLaw terms)
{
    public async Task<IReadOnlyList<QueuedQuote>> Waiting()
    {
        var today = clock.Today;
        var quotes = await db.Set<Quote>().AsNoTracking().Include(q => q.Lines).Within(await access.ReachOf(SalesModule.ValidateQuotes))
            .Where(q => q.State == QuoteState.Submitted).OrderBy(q => q.SubmittedAt).ThenBy(q => q.Id).Take(InvoiceQueue.Size).ToListAsync();
        if (quotes.Count == 0) return [];
        var activityIds = quotes.Select(q => q.ActivityId).Distinct().ToList();
        var customerIds = quotes.Select(q => q.CustomerId).OfType<Id<Customer>>().Distinct().ToList();
        var activities = await db.Set<Activity>().AsNoTracking().Where(a => activityIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        var customers = await db.Set<Customer>().AsNoTracking().Where(c => customerIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        var entities = await db.Set<LegalEntity>().AsNoTracking().ToDictionaryAsync(e => e.Id);
        return [.. quotes.Select(quote =>
        {
            var customer = quote.CustomerId is { } id ? customers.GetValueOrDefault(id) : null;
            var missing = QuoteRules.Missing(quote.Draft, customer, activities[quote.ActivityId], quote.Ttc, vat, terms, today);
            return new QueuedQuote(quote, activities[quote.ActivityId], customer, InvoiceRemarks.Of(quote.Ht, missing, entities[quote.EntityId].IdentityAt(today), [quote.Ht]));
        })];
    }
}
