using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>Reads what is agreed and not paid: what customers owe, and signed quotes not wholly invoiced.</summary>
public sealed class ForecastReader(Db db, Clock clock)
{
    /// <summary>PCG 41: customers. 44574: VAT that waits for their payment.</summary>
    private const string Customers = "41", WaitingVat = "44574";

    public async Task<IReadOnlyCollection<ExpectedMoney>> Of(Id<Activity> activity) => [.. await Owed(activity), .. await Quoted(activity)];

    private async Task<IEnumerable<ExpectedMoney>> Owed(Id<Activity> activity)
    {
        var all = db.Set<OpenItem>().AsNoTracking().Where(i => i.ActivityId == activity && i.Account.StartsWith(Customers));
        var items = await all.Where(i => i.SettledOn == null).Select(i => new { i.EntryId, i.DueOn, Cents = i.Amount.Cents - i.Settled.Cents }).ToListAsync();
        if (items.Count == 0) return [];
        // By the entries themselves: both tables have an index on them.
        var entries = items.Select(i => i.EntryId).Distinct().ToList();
        var whole = await all.Where(i => entries.Contains(i.EntryId)).GroupBy(i => i.EntryId).Select(g => new { g.Key, Cents = g.Sum(i => i.Amount.Cents) }).ToDictionaryAsync(g => g.Key, g => g.Cents);
        var vat = await db.Set<EntryLine>().Where(l => entries.Contains(l.EntryId) && l.ActivityId == activity && l.Account.StartsWith(WaitingVat))
            .GroupBy(l => l.EntryId).Select(g => new { g.Key, Cents = g.Sum(l => l.Credit.Cents - l.Debit.Cents) }).ToDictionaryAsync(g => g.Key, g => g.Cents);
        // That of invoices of a program used before is in the opening balance, not in their entries.
        foreach (var legacy in await db.Set<LegacyInvoice>().AsNoTracking().Where(i => entries.Contains(i.EntryId)).ToListAsync()) vat[legacy.EntryId] = legacy.Parts.Sum(p => p.Vat).Cents;
        // A part of the claim brings the same part of the VAT to what is due.
        return items.Select(i => new ExpectedMoney(new Money(i.Cents - Part(i.Cents, vat.GetValueOrDefault(i.EntryId), whole[i.EntryId])), i.DueOn, true));
    }

    private async Task<IEnumerable<ExpectedMoney>> Quoted(Id<Activity> activity)
    {
        var today = clock.Today;
        var quotes = await db.Set<Quote>().AsNoTracking().Where(q => q.ActivityId == activity && q.State == QuoteState.Signed)
            .Select(q => new { q.Ht, q.Ttc, q.From, q.To, q.PaymentDays, q.EndOfMonth, Billed = db.Set<Invoice>().Where(i => i.QuoteId == q.Id && i.Rank != null).Sum(i => i.Ttc.Cents - i.Deducted.Cents) }).ToListAsync();
        return quotes.Where(q => q.Billed < q.Ttc.Cents).Select(q =>
        {
            // Invoiced when the work ends, today at the earliest.
            var done = q.To ?? q.From ?? today;
            return new ExpectedMoney(new Money(Part(q.Ttc.Cents - q.Billed, q.Ht.Cents, q.Ttc.Cents)), new PaymentTerm(q.PaymentDays, q.EndOfMonth).DueFrom(done < today ? today : done), false);
        });
    }

    private static long Part(long cents, long of, long whole) => whole == 0 ? 0 : (long)Rounding.Round((decimal)of * cents / whole, 0);
}
