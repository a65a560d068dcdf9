using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Takings;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>Money that waits for the bank: a receipt, or what a day's takings got by one means.</summary>
/// <param name="Receipt">Null for takings.</param>
/// <param name="Taking">Null for a receipt.</param>
/// <param name="Date">Day on which it came.</param>
public sealed record WaitingMoney(Id<Clearing>? Receipt, Id<Taking>? Taking, Id<Activity> Activity, DateOnly Date, Money Amount)
{
    public static WaitingMoney Of(Receipt receipt) => new(receipt.Id, null, receipt.ActivityId, receipt.Date, receipt.Amount);
    public static WaitingMoney Of(Taking taking, PaymentMethod method) => new(null, taking.Id, taking.ActivityId, taking.Date, taking.Paid(method));
}

/// <summary>
/// Receipts on their way to the bank that reach it together: cheques or CESU handed in with a slip, or card payments paid out less a fee. Never changed:
/// a wrong one is taken back by a <see cref="RemittanceReversal"/>.
/// </summary>
public sealed class Remittance : IOwned
{
    private readonly List<RemittanceLine> lines = [];

    private Remittance() { }

    /// <param name="id">Made by the form, so that sending it twice records it once.</param>
    /// <param name="number">In the sequence of the entity.</param>
    /// <param name="fee">What the provider kept; zero for cheques.</param>
    public Remittance(
        CooperativeId cooperative, Id<Remittance> id, Id<LegalEntity> entity, PaymentMethod method, int number, DateOnly date, IReadOnlyList<WaitingMoney> money, Money fee, DateTime now, long? by)
    {
        CooperativeId = cooperative;
        (Id, EntityId, Method, Number, Date, Fee, RecordedAt, RecordedBy) = (id, entity, method, number, date, fee, now, by);
        foreach (var one in money) lines.Add(new RemittanceLine(this, lines.Count + 1, one));
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Remittance> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public PaymentMethod Method { get; private set; }
    public int Number { get; private set; }
    public DateOnly Date { get; private set; }
    public Money Fee { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public long? RecordedBy { get; private set; }
    public Id<Entry> EntryId { get; private set; }
    public IReadOnlyList<RemittanceLine> Lines => lines;

    public Money Gross => lines.Sum(l => l.Amount);

    /// <summary>What the bank statement shows.</summary>
    public Money Net => Gross - Fee;

    /// <summary>« Remise de chèques n° 12 ».</summary>
    public string Title => $"{Word(Method)} n° {Number}";

    /// <summary>What it is called, by the way the customers paid.</summary>
    public static string Word(PaymentMethod method) => method switch
    {
        PaymentMethod.Card => "Versement de cartes",
        PaymentMethod.Cesu => "Remise de CESU",
        _ => "Remise de chèques",
    };

    /// <summary>Whether money of a method waits before it reaches the bank.</summary>
    public static bool Waits(PaymentMethod method) => method is PaymentMethod.Cheque or PaymentMethod.Cesu or PaymentMethod.Card;

    public void BookedAs(Id<Entry> entry) => EntryId = entry;

    /// <summary>The bank receives the net for each activity, which bears the fee in proportion to what its customers paid.</summary>
    public EntryDraft Entry(SalesAccounts accounts)
    {
        var shares = lines.GroupBy(l => l.ActivityId).OrderBy(g => g.Key.Value).Select(g => (Activity: g.Key, Gross: g.Sum(l => l.Amount))).ToList();
        var fees = Cents.Share([.. shares.Select(s => Fee.Euros * s.Gross.Euros / Gross.Euros)], Fee);
        var booked = shares.SelectMany((s, i) => (LineDraft[])
        [
            new(s.Activity, accounts.Bank, s.Gross - fees[i]), new(s.Activity, accounts.BankFees, fees[i]), new(s.Activity, accounts.Money(Method), -s.Gross),
        ]).Where(l => !l.Amount.IsZero);
        return new(EntityId, JournalCodes.Bank, Date, Title, Title, Date, new EntrySource("remittance", Id.Value), [.. booked]);
    }

    /// <summary>A cheque that the bank gave back after it was handed in: it leaves the bank, not what waits.</summary>
    public static EntryDraft Bounced(Receipt receipt, string reference, DateOnly date, SalesAccounts accounts) =>
        new(receipt.EntityId, JournalCodes.Bank, date, $"Rejet par la banque {reference}", reference, date, new EntrySource("bounced", receipt.Id.Value),
            [new(receipt.ActivityId, accounts.Money(receipt), receipt.Amount), new(receipt.ActivityId, accounts.Bank, -receipt.Amount)]);
}

/// <summary>One receipt of a remittance, or the takings of one day.</summary>
public sealed class RemittanceLine : IOwned
{
    private RemittanceLine() { }

    internal RemittanceLine(Remittance remittance, int rank, WaitingMoney money)
    {
        CooperativeId = remittance.CooperativeId;
        (RemittanceId, Rank, ReceiptId, TakingId, ActivityId, Amount) = (remittance.Id, rank, money.Receipt, money.Taking, money.Activity, money.Amount);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Remittance> RemittanceId { get; private set; }
    /// <summary>Place in the remittance, from 1.</summary>
    public int Rank { get; private set; }
    /// <summary>Null for takings.</summary>
    public Id<Clearing>? ReceiptId { get; private set; }
    /// <summary>The takings whose payments by the means of the remittance it holds; null for a receipt.</summary>
    public Id<Taking>? TakingId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Money Amount { get; private set; }
}

/// <summary>A remittance taken back: its receipts wait again.</summary>
public sealed class RemittanceReversal : IOwned
{
    private RemittanceReversal() { }

    public RemittanceReversal(Remittance remittance, DateOnly date, string reason, Id<Entry> entry, DateTime now, long? by)
    {
        CooperativeId = remittance.CooperativeId;
        (RemittanceId, Date, Reason, EntryId, ReversedAt, ReversedBy) = (remittance.Id, date, reason, entry, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Remittance> RemittanceId { get; private set; }
    public DateOnly Date { get; private set; }
    public string Reason { get; private set; } = "";
    public Id<Entry> EntryId { get; private set; }
    public DateTime ReversedAt { get; private set; }
    public long? ReversedBy { get; private set; }
}
