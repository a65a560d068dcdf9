using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Recurring;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy.Customers;

/// <summary>A private customer whose data are past their time.</summary>
public sealed record OverdueCustomer(Id<Customer> Id, string Name, string Code);

/// <summary>
/// Private customers within reach who wait for someone to erase them: nothing was done for them or noted of them for three years, and no document of theirs is one that the law
/// makes keep.
/// </summary>
public sealed class OverdueCustomers(Db db, CustomerReader customers, Clock clock)
{
    /// <summary>How many are read at once; the next come as these are dealt with.</summary>
    public const int Most = 100;

    public async Task<IReadOnlyList<OverdueCustomer>> Read()
    {
        var silent = clock.Today.AddYears(-CustomerErasureRules.Prospect);
        // Whatever the fiscal year: the time of what it holds is over a year after this at the latest.
        var law = clock.Today.AddYears(-ErasureRules.Years - 1);
        var (since, signed) = (clock.NoonOf(silent), clock.NoonOf(law));
        // Looking is no exchange: who looks before they erase would have to wait again.
        var touched = await db.Set<AuditSubject>().Where(s => s.Kind == nameof(Customer) && db.Set<AuditRecord>().Any(r => r.Number == s.Number && r.At >= since)
            && !db.Set<AuditPayload>().Any(p => p.Number == s.Number && p.Text.Contains("\"Verb\":\"Read\""))).Select(s => s.RecordId).Distinct().ToListAsync();
        var noted = touched.ToHashSet();
        var quiet = await (await customers.Asked(null, null)).Where(c => c.Kind == CustomerKind.Private
                && !db.Set<Customer>().Any(a => (a.Id == c.Id || a.MergedIntoId == c.Id) && (
                    db.Set<Invoice>().Any(i => i.CustomerId == a.Id && (i.IssuedOn == null || i.IssuedOn >= law))
                    || db.Set<LegacyInvoice>().Any(i => i.CustomerId == a.Id && i.Date >= law)
                    || db.Set<Clearing>().Any(m => m.CustomerId == a.Id && m.Date >= law)
                    || db.Set<OpenItem>().Any(o => o.ThirdPartyId == a.ThirdPartyId && (o.SettledOn == null || o.SettledOn >= law))
                    || db.Set<Quote>().Any(q => q.CustomerId == a.Id && (q.ChangedAt >= since || q.SignedAt >= signed))
                    || db.Set<RecurringInvoice>().Any(r => r.CustomerId == a.Id && r.State != RecurringState.Ended))))
            .OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new { c.Id, c.Name, c.Code }).ToListAsync();
        return [.. quiet.Where(c => !noted.Contains(c.Id.Value)).Take(Most).Select(c => new OverdueCustomer(c.Id, c.Name, c.Code))];
    }
}
