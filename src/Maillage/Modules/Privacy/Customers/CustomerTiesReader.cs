using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Recurring;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Sap;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy.Customers;

/// <summary>Reads what ties a customer to the cooperative, with those made one with it.</summary>
public sealed class CustomerTiesReader(Db db, AttestationReader attestations, Clock clock)
{
    public async Task<CustomerTies> Of(Customer customer)
    {
        var account = await db.AccountOf(customer).Select(c => new { c.Id, c.ThirdPartyId }).ToListAsync();
        var (own, named, thirds) = (account.Select(c => c.Id).ToList(), account.Select(c => (Id<Customer>?)c.Id).ToList(), account.Select(c => (Id<ThirdParty>?)c.ThirdPartyId).ToList());
        var quotes = await db.Set<Quote>().AsNoTracking().Where(q => named.Contains(q.CustomerId)).ToListAsync();
        return new(
            await db.Set<OpenItem>().AnyAsync(o => o.SettledOn == null && thirds.Contains(o.ThirdPartyId)),
            await db.Set<Invoice>().CountAsync(i => named.Contains(i.CustomerId) && i.IssuedOn == null),
            quotes.Count(q => q.State is QuoteState.Draft or QuoteState.Submitted or QuoteState.Returned || q.IsOpen && !q.IsExpired(clock.Today)),
            await LeftToInvoice(own, quotes),
            await db.Set<RecurringInvoice>().CountAsync(r => named.Contains(r.CustomerId) && r.State != RecurringState.Ended),
            await AttestedYear(customer),
            await YearEnd(customer.EntityId, new[]
            {
                await db.Set<Invoice>().Where(i => named.Contains(i.CustomerId)).MaxAsync(i => i.IssuedOn),
                await db.Set<LegacyInvoice>().Where(i => own.Contains(i.CustomerId)).MaxAsync(i => (DateOnly?)i.Date),
                await db.Set<Clearing>().Where(c => own.Contains(c.CustomerId)).MaxAsync(c => (DateOnly?)c.Date),
                await db.Set<OpenItem>().Where(o => thirds.Contains(o.ThirdPartyId)).MaxAsync(o => o.SettledOn),
                quotes.Max(q => q.SignedAt) is { } signed ? clock.DayOf(signed) : null,
            }.Max()));
    }

    /// <summary>Of the fiscal year that holds the day; of its calendar year when none does.</summary>
    private async Task<DateOnly?> YearEnd(Id<LegalEntity> entity, DateOnly? day) => day is null ? null
        : await db.Set<FiscalYear>().Where(y => y.EntityId == entity && y.Start <= day && y.End >= day).MaxAsync(y => (DateOnly?)y.End) ?? new DateOnly(day.Value.Year, 12, 31);

    /// <summary>What it signed, less what was invoiced, affair by affair.</summary>
    private async Task<Money> LeftToInvoice(IReadOnlyCollection<Id<Customer>> own, IReadOnlyCollection<Quote> quotes)
    {
        var left = Money.Zero;
        foreach (var deal in await db.Set<Deal>().Where(d => own.Contains(d.CustomerId) && d.ClosedOn == null).Select(d => d.Id).ToListAsync())
        {
            var invoiced = await db.Set<Invoice>().Where(i => i.DealId == deal && i.IssuedOn != null).Select(i => i.Ht).ToListAsync();
            left += DealFigures.LeftOf(quotes.Where(q => q.DealId == deal && q.State == QuoteState.Signed).Select(q => q.Ht), invoiced);
        }
        return left;
    }

    /// <summary>Older ones were given long ago.</summary>
    private async Task<int?> AttestedYear(Customer customer)
    {
        if (customer.Kind != CustomerKind.Private) return null;
        foreach (var year in (int[])[clock.Today.Year, clock.Today.Year - 1])
            if ((await attestations.Of(year, customer.Id)).Any(r => !r.Year.IsEmpty)) return year;
        return null;
    }
}
