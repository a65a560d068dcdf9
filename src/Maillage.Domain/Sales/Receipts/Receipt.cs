using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>How the money came.</summary>
public enum PaymentMethod { Transfer, Cheque, Card, Cash }

/// <summary>A payment of an issued invoice. Never changed: a wrong one is taken back by a <see cref="ReceiptReversal"/> beside it.</summary>
public sealed class Receipt : IOwned, IOfActivity
{
    private readonly List<ReceiptPart> parts = [];

    private Receipt() { }

    /// <param name="id">Made by the form, so that sending it twice records one payment.</param>
    /// <param name="split">What the payment brings to each group of the invoice, in their order.</param>
    public Receipt(Id<Receipt> id, Invoice invoice, Money amount, DateOnly date, PaymentMethod method, string reference, IReadOnlyList<ReceiptVat> split, DateTime now, long? by)
    {
        CooperativeId = invoice.CooperativeId;
        (Id, InvoiceId, EntityId, ActivityId) = (id, invoice.Id, invoice.EntityId, invoice.ActivityId);
        (Amount, Date, Method, Reference, RecordedAt, RecordedBy) = (amount, date, method, reference, now, by);
        for (var i = 0; i < split.Count; i++) parts.Add(new ReceiptPart(this, i + 1, split[i]));
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Receipt> Id { get; private set; }
    public Id<Invoice> InvoiceId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Money Amount { get; private set; }
    public DateOnly Date { get; private set; }
    public PaymentMethod Method { get; private set; }
    /// <summary>Of the transfer, cheque or ticket; may be empty.</summary>
    public string Reference { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }
    public long? RecordedBy { get; private set; }
    public Id<Entry> EntryId { get; private set; }
    public IReadOnlyList<ReceiptPart> Parts => parts;

    public void BookedAs(Id<Entry> entry) => EntryId = entry;
}

/// <summary>What a payment brought to one group of its invoice, and the tax that became payable.</summary>
public sealed class ReceiptPart : IOwned
{
    private ReceiptPart() { }

    internal ReceiptPart(Receipt receipt, int rank, ReceiptVat part)
    {
        CooperativeId = receipt.CooperativeId;
        (ReceiptId, Rank, VatCode, Amount, Vat) = (receipt.Id, rank, part.VatCode, part.Amount, part.Vat);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Receipt> ReceiptId { get; private set; }
    /// <summary>Place of the group in its invoice, from 1.</summary>
    public int Rank { get; private set; }
    public string VatCode { get; private set; } = "";
    public Money Amount { get; private set; }
    public Money Vat { get; private set; }
}

/// <summary>A payment taken back: wrong amount, unpaid cheque, wrong invoice.</summary>
public sealed class ReceiptReversal : IOwned
{
    private ReceiptReversal() { }

    public ReceiptReversal(Receipt receipt, DateOnly date, string reason, Id<Entry> entry, DateTime now, long? by)
    {
        CooperativeId = receipt.CooperativeId;
        (ReceiptId, Date, Reason, EntryId, ReversedAt, ReversedBy) = (receipt.Id, date, reason, entry, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Receipt> ReceiptId { get; private set; }
    public DateOnly Date { get; private set; }
    public string Reason { get; private set; } = "";
    public Id<Entry> EntryId { get; private set; }
    public DateTime ReversedAt { get; private set; }
    public long? ReversedBy { get; private set; }
}
