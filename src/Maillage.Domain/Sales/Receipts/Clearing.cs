using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>
/// What clears the account of one customer: money (<see cref="Receipt"/>), credit (<see cref="Offset"/>) or a loss (<see cref="WriteOff"/>). Booked
/// at once and never changed: a wrong one is taken back by a <see cref="ClearingReversal"/> beside it.
/// </summary>
public abstract class Clearing : IOwned, IOfActivity
{
    private readonly List<ClearingShare> shares = [];

    private protected Clearing() { }

    /// <param name="id">Made by the form, so that sending it twice records it once.</param>
    /// <param name="allocations">What it clears of each claim.</param>
    /// <param name="claims">The claims as they are before it.</param>
    private protected Clearing(Id<Clearing> id, Customer customer, Money amount, DateOnly date, IReadOnlyList<Allocation> allocations, IReadOnlyList<Claim> claims, DateTime now, long? by)
    {
        CooperativeId = customer.CooperativeId;
        (Id, CustomerId, EntityId, ActivityId) = (id, customer.Id, customer.EntityId, customer.ActivityId);
        (Amount, Date, RecordedAt, RecordedBy) = (amount, date, now, by);
        foreach (var allocation in allocations)
            shares.Add(new ClearingShare(this, shares.Count + 1, allocation, claims.Single(c => c.Id == allocation.Claim)));
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Clearing> Id { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    /// <summary>What comes from outside the account: money received (negative: given back), a loss (negative: a gain); zero for an offset.</summary>
    public Money Amount { get; private set; }
    public DateOnly Date { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public long? RecordedBy { get; private set; }
    public Id<Entry> EntryId { get; private set; }
    public IReadOnlyList<ClearingShare> Shares => shares;

    /// <summary>What no claim took: the advance it leaves.</summary>
    public Money Unallocated => Amount - shares.Sum(s => s.Amount);

    /// <summary>What it cleared of what the customer owed.</summary>
    public Money Cleared => shares.Where(s => s.Amount.IsPositive).Sum(s => s.Amount);

    public void BookedAs(Id<Entry> entry) => EntryId = entry;

    /// <summary>Whether it clears the same claims by the same amounts.</summary>
    public bool Clears(IReadOnlyList<Allocation> allocations) =>
        shares.Count == allocations.Count && shares.All(s => allocations.Any(a => a.Claim == s.Claim && a.Amount == s.Amount));
}

/// <summary>What a clearing takes of one claim; same sign as the claim.</summary>
public sealed class ClearingShare : IOwned
{
    private readonly List<SharePart> parts = [];

    private ClearingShare() { }

    internal ClearingShare(Clearing clearing, int rank, Allocation allocation, Claim claim)
    {
        CooperativeId = clearing.CooperativeId;
        (ClearingId, Rank, InvoiceId, AdvanceId, LegacyInvoiceId, Amount) = (clearing.Id, rank, allocation.Claim.Invoice, allocation.Claim.Advance, allocation.Claim.Legacy, allocation.Amount);
        foreach (var part in PaymentSplit.VatOf(claim.Groups, allocation.Amount)) parts.Add(new SharePart(this, parts.Count + 1, part));
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Clearing> ClearingId { get; private set; }
    /// <summary>Place in the clearing, from 1.</summary>
    public int Rank { get; private set; }
    /// <summary>The invoice or credit note; null for another claim.</summary>
    public Id<Invoice>? InvoiceId { get; private set; }
    /// <summary>The receipt that left the advance; null for a document.</summary>
    public Id<Clearing>? AdvanceId { get; private set; }
    /// <summary>The invoice of the program used before; null for another claim.</summary>
    public Id<LegacyInvoice>? LegacyInvoiceId { get; private set; }
    public Money Amount { get; private set; }
    /// <summary>By VAT group of the document, in their order; none for an advance.</summary>
    public IReadOnlyList<SharePart> Parts => parts;

    public ClaimId Claim => new(InvoiceId, AdvanceId, LegacyInvoiceId);
}

/// <summary>What a share takes of one VAT group of its document, and the tax of it that waits no longer.</summary>
public sealed class SharePart : IOwned
{
    private SharePart() { }

    internal SharePart(ClearingShare share, int rank, ReceiptVat part)
    {
        CooperativeId = share.CooperativeId;
        (ClearingId, ShareRank, Rank, VatCode, Amount, Vat) = (share.ClearingId, share.Rank, rank, part.VatCode, part.Amount, part.Vat);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Clearing> ClearingId { get; private set; }
    public int ShareRank { get; private set; }
    /// <summary>Place of the group in its document, from 1.</summary>
    public int Rank { get; private set; }
    public string VatCode { get; private set; } = "";
    public Money Amount { get; private set; }
    /// <summary>Becomes due, or is cancelled by a write-off.</summary>
    public Money Vat { get; private set; }
}

/// <summary>A clearing taken back: wrong amount, unpaid cheque, wrong invoice.</summary>
public sealed class ClearingReversal : IOwned
{
    private ClearingReversal() { }

    public ClearingReversal(Clearing clearing, DateOnly date, string reason, Id<Entry> entry, DateTime now, long? by)
    {
        CooperativeId = clearing.CooperativeId;
        (ClearingId, Date, Reason, EntryId, ReversedAt, ReversedBy) = (clearing.Id, date, reason, entry, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Clearing> ClearingId { get; private set; }
    public DateOnly Date { get; private set; }
    public string Reason { get; private set; } = "";
    public Id<Entry> EntryId { get; private set; }
    public DateTime ReversedAt { get; private set; }
    public long? ReversedBy { get; private set; }
}
