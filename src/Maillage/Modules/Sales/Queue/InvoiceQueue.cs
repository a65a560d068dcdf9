using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership.Conventions;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Queue;

/// <summary>A submitted invoice with the checks already made.</summary>
public sealed record QueuedInvoice(Invoice Invoice, Activity Activity, Customer? Customer, IReadOnlyList<InvoiceRemark> Remarks)
{
    public bool CanBeIssued => Remarks.All(r => !r.Blocks);
}

/// <summary>The invoices that wait for the team, the oldest first.</summary>
public sealed class InvoiceQueue(Db db, Access access, Clock clock, VatTable vat, PaymentTermLaw terms, InvoiceLinks links, InvoiceXmls xmls, ConventionBook conventions)
{
    /// <summary>How many are shown at once; the next come as these go.</summary>
    public const int Size = 100;

    /// <summary>How far back the usual amounts of an activity are looked for, in months.</summary>
    private const int UsualMonths = 24;

    public async Task<IReadOnlyList<QueuedInvoice>> Waiting()
    {
        var today = clock.Today;
        var invoices = await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).Within(await access.ReachOf(SalesModule.IssueInvoices))
            .Waiting(InvoiceState.Submitted).OrderBy(i => i.SubmittedAt).ThenBy(i => i.Id).Take(Size).ToListAsync();
        var activityIds = invoices.Select(i => i.ActivityId).Distinct().ToList();
        var customerIds = invoices.Select(i => i.CustomerId).OfType<Id<Customer>>().Distinct().ToList();
        var activities = await db.Set<Activity>().AsNoTracking().Where(a => activityIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        var customers = await db.Set<Customer>().AsNoTracking().Where(c => customerIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        var entities = await db.Set<LegalEntity>().AsNoTracking().ToDictionaryAsync(e => e.Id);
        var since = today.AddMonths(-UsualMonths);
        var issued = (await db.Set<Invoice>().Where(i => activityIds.Contains(i.ActivityId) && i.IssuedOn >= since).Select(i => new { i.ActivityId, i.Ht }).ToListAsync())
            .ToLookup(i => i.ActivityId, i => i.Ht);
        var unsigned = await conventions.Obstacles(activityIds, today);
        var queued = new List<QueuedInvoice>();
        foreach (var invoice in invoices)
        {
            var customer = invoice.CustomerId is { } id ? customers.GetValueOrDefault(id) : null;
            var sale = InvoiceCase.Of(invoice, customer, activities[invoice.ActivityId], await links.Creditable(invoice));
            var missing = InvoiceRules.Missing(sale, vat, terms, today);
            if (await links.Obstacle(invoice) is { } obstacle) missing = [.. missing, obstacle];
            var seller = entities[invoice.EntityId].IdentityAt(today);
            if (missing.Count == 0) missing = await xmls.Missing(invoice, customer!, activities[invoice.ActivityId], seller, sellerToo: true);
            var remarks = InvoiceRemarks.Of(invoice.Ht, missing, seller, [.. issued[invoice.ActivityId]]);
            if (!invoice.IsCredit && unsigned.GetValueOrDefault(invoice.ActivityId) is { } convention)
                remarks = [new("convention", convention.Message, true, ConventionBook.PageOf(invoice.ActivityId)), .. remarks];
            queued.Add(new(invoice, activities[invoice.ActivityId], customer, remarks));
        }
        return queued;
    }
}
