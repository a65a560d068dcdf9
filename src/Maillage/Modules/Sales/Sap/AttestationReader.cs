using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sap;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Customers;
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

    public bool Waits => (Sent is null || HasChanged) && Customer.Email.Length > 0;
}

/// <summary>Reads what customers paid for services at home, within reach, from what cleared their accounts.</summary>
public sealed class AttestationReader(Db db, Access access, SapServices services, Clock clock)
{
    /// <summary>The customers who paid something in a year, by name; one alone when asked for.</summary>
    public async Task<IReadOnlyList<AttestationRow>> Of(int year, Id<Customer>? only = null)
    {
        var reach = await access.ReachOf(SalesModule.Read);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var customers = await db.Set<Customer>().AsNoTracking().Within(reach).Where(c => c.Kind == CustomerKind.Private && db.Set<SapActivity>().Any(s => s.ActivityId == c.ActivityId)
            && (only == null || c.Id == only || c.MergedIntoId == only)).Join(db.Set<Activity>(), c => c.ActivityId, a => a.Id, (c, a) => new { Customer = c, a.Name }).ToListAsync();
        var ids = customers.Select(c => c.Customer.Id).ToList();
        var receipts = await db.Set<Clearing>().AsNoTracking().Where(c => ids.Contains(c.CustomerId) && c.Date <= last && !db.Set<ClearingReversal>().Any(v => v.ClearingId == c.Id)).ToListAsync();
        var money = receipts.Where(c => c is Receipt or Offset).OrderBy(c => c.Date).ThenBy(c => c.Id).ToList();
        var documents = money.SelectMany(c => c.Shares).Select(s => s.InvoiceId).OfType<Id<Invoice>>().Distinct().ToList();
        var snapshots = (await db.Set<Invoice>().AsNoTracking().Where(i => documents.Contains(i.Id)).Select(i => new { i.Id, i.Snapshot }).ToListAsync())
            .Select(i => (i.Id, Snapshot: SnapshotJson.Read(i.Snapshot!))).Where(i => i.Snapshot.Sap is not null).ToDictionary(i => i.Id, i => i.Snapshot);
        var methods = receipts.OfType<Receipt>().ToDictionary(r => r.Id, r => r.Method);
        var sent = (await db.Set<SentAttestation>().AsNoTracking().Where(s => s.Year == year).OrderBy(s => s.At).ToListAsync()).GroupBy(s => s.CustomerId).ToDictionary(g => g.Key, g => g.Last());
        var rows = new List<AttestationRow>();
        foreach (var account in customers.GroupBy(c => c.Customer.MergedIntoId ?? c.Customer.Id))
        {
            if (account.FirstOrDefault(c => c.Customer.Id == account.Key) is not { } kept) continue;
            var own = account.Select(c => c.Customer.Id).ToHashSet();
            var moves = money.Where(c => own.Contains(c.CustomerId)).SelectMany(c => Moves(c, methods)).Where(m => snapshots.ContainsKey(m.Document)).ToList();
            var payments = moves.GroupBy(m => m.Document).SelectMany(g => g.Zip(SapPart.Of(snapshots[g.Key], g.Select(m => m.Money)), (m, part) => new SapPayment(m.On, m.Method, part, snapshots[g.Key].Number)));
            var interventions = moves.Select(m => m.Document).Distinct().SelectMany(d => SapPart.Interventions(snapshots[d], services));
            var of = SapYear.Of(year, payments, interventions, services);
            if (!of.IsEmpty) rows.Add(new(kept.Customer, kept.Name, of, own.Select(id => sent.GetValueOrDefault(id)).OfType<SentAttestation>().MaxBy(s => s.At)));
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
        return new(clock.Today, DocumentIssuing.Seller(identity), row.Activity, DocumentIssuing.Buyer(row.Customer), identity.SapNumber, since, row.Year, [.. capped]);
    }

    /// <summary>
    /// What a clearing brought to each document in money. Credit notes used beside money are no money: what it clears counts for the part that money (or an
    /// advance received before) pays; an advance counts with its own means, on the day it is used. Money given back for a credit note counts below zero.
    /// </summary>
    private static IEnumerable<(Id<Invoice> Document, DateOnly On, PaymentMethod Method, Money Money)> Moves(Clearing clearing, Dictionary<Id<Clearing>, PaymentMethod> methods)
    {
        var advances = clearing.Shares.Where(s => s.AdvanceId is not null && s.Amount.IsNegative).ToList();
        if (clearing is not Receipt && advances.Count == 0) yield break;
        if (clearing is Receipt { IsRefund: true } refund)
        {
            foreach (var share in clearing.Shares.Where(s => s.InvoiceId is not null)) yield return (share.InvoiceId!.Value, clearing.Date, refund.Method, share.Amount);
            yield break;
        }
        var sources = advances.Select(a => (Method: methods.GetValueOrDefault(a.AdvanceId!.Value), Amount: -a.Amount)).ToList();
        if (clearing is Receipt receipt && clearing.Amount - Money.Max(clearing.Unallocated, Money.Zero) is { IsPositive: true } own) sources.Add((receipt.Method, own));
        var debts = clearing.Shares.Where(s => s.Amount.IsPositive && s.InvoiceId is not null).ToList();
        var cleared = debts.Sum(s => s.Amount);
        var paid = sources.Sum(s => s.Amount);
        if (!paid.IsPositive) yield break;
        foreach (var share in debts)
        {
            var counted = paid >= cleared ? share.Amount : Money.FromEuros(share.Amount.Euros * paid.Euros / cleared.Euros);
            foreach (var (source, part) in sources.Zip(Cents.Share([.. sources.Select(s => counted.Euros * s.Amount.Euros / paid.Euros)], counted)))
                yield return (share.InvoiceId!.Value, clearing.Date, source.Method, part);
        }
    }
}
