using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sap;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sap;

/// <summary>What a customer paid in a year, and what was sent of it.</summary>
/// <param name="Sent">The last one sent; null when none was.</param>
public sealed record AttestationRow(Customer Customer, string Activity, SapYear Year, SentAttestation? Sent)
{
    /// <summary>Whether what was sent does not say the year as it is now: a payment was learnt since, or two customers were made one.</summary>
    public bool HasChanged { get; } = Sent is not null && !Sent.Snapshot.Year.Says(Year);

    public bool Waits => (Sent is null || HasChanged) && Year.Counted.IsPositive && Customer.Email.Length > 0;
}

/// <summary>Reads what customers paid for services at home, within reach, from what cleared their accounts.</summary>
public sealed class AttestationReader(Db db, Access access, PartiesReader parties, SapServices services, Clock clock)
{
    /// <summary>The customers who paid something in a year, by name; one alone when asked for.</summary>
    public async Task<IReadOnlyList<AttestationRow>> Of(int year, Id<Customer>? only = null)
    {
        var reach = await access.ReachOf(SalesModule.Read);
        var last = new DateOnly(year, 12, 31);
        var customers = await db.Set<Customer>().AsNoTracking().Within(reach).Where(c => c.Kind == CustomerKind.Private && db.Set<SapActivity>().Any(s => s.ActivityId == c.ActivityId)
            && (only == null || c.Id == only || c.MergedIntoId == only)).Join(db.Set<Activity>(), c => c.ActivityId, a => a.Id, (c, a) => new { Customer = c, a.Name }).ToListAsync();
        var ids = customers.Select(c => c.Customer.Id).ToList();
        var money = (await db.Set<Clearing>().AsNoTracking().Where(c => ids.Contains(c.CustomerId) && c.Date <= last && !db.Set<ClearingReversal>().Any(v => v.ClearingId == c.Id)).ToListAsync())
            .Where(c => c is Receipt or Offset).ToList();
        var documents = (await db.Set<Invoice>().AsNoTracking().Where(i => i.CustomerId != null && ids.Contains(i.CustomerId.Value) && i.Snapshot != null && i.IssuedOn <= last)
            .Select(i => new { i.Id, Customer = i.CustomerId!.Value, i.CreditsId, i.Snapshot }).ToListAsync()).Select(i => (i.Customer, Document: new SapDocument(i.Id, i.CreditsId, SnapshotJson.Read(i.Snapshot!)))).ToList();
        var sent = (await db.Set<SentAttestation>().AsNoTracking().Where(s => s.Year == year).OrderBy(s => s.At).ToListAsync()).GroupBy(s => s.CustomerId).ToDictionary(g => g.Key, g => g.Last());
        var rows = new List<AttestationRow>();
        foreach (var account in customers.GroupBy(c => c.Customer.MergedIntoId ?? c.Customer.Id))
        {
            if (account.FirstOrDefault(c => c.Customer.Id == account.Key) is not { } kept) continue;
            var own = account.Select(c => c.Customer.Id).ToHashSet();
            var issued = documents.Where(d => own.Contains(d.Customer)).Select(d => d.Document).ToList();
            var payments = SapAccount.Payments(issued, [.. money.Where(c => own.Contains(c.CustomerId))]);
            var of = SapYear.Of(year, payments, issued.Select(d => d.Snapshot), services);
            var before = own.Select(id => sent.GetValueOrDefault(id)).OfType<SentAttestation>().MaxBy(s => s.At);
            // What was sent and is no longer true stays in sight.
            if (!of.IsEmpty || before is not null) rows.Add(new(kept.Customer, kept.Name, of, before));
        }
        return [.. rows.OrderBy(r => r.Customer.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(r => r.Customer.Id)];
    }

    /// <summary>All that an attestation says; null when the entity has no declaration today.</summary>
    public async Task<AttestationSnapshot?> Snapshot(AttestationRow row)
    {
        var entity = await db.Set<LegalEntity>().AsNoTracking().SingleAsync(e => e.Id == row.Customer.EntityId);
        if (entity.IdentityAt(clock.Today) is not { SapNumber.Length: > 0, SapSince: { } since } identity) return null;
        var capped = services.All.Where(s => s.Ceiling is not null && row.Year.Interventions.Any(i => i.Service == s.Label))
            .Select(s => $"{s.Label} : comptez au plus {s.Ceiling} par an et par foyer (C. trav., art. D7233-5).");
        return new(clock.Today, DocumentIssuing.Seller(identity), row.Activity, DocumentIssuing.Buyer(row.Customer), identity.SapNumber, since, row.Year, [.. capped], await parties.Brand(row.Customer.ActivityId));
    }
}
