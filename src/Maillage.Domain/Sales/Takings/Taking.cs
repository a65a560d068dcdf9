using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales.Takings;

/// <summary>
/// What an activity sold on a day without invoice, and how it was paid: a market stall, a shop, lessons. Booked at once and never changed: a wrong one is
/// taken back by a <see cref="TakingReversal"/> beside it.
/// </summary>
public sealed class Taking : IOwned, IOfActivity
{
    public const int LongestNote = 200;

    private readonly List<TakingLine> lines = [];
    private readonly List<TakingPayment> payments = [];

    private Taking() { }

    /// <param name="draft">Fit for <see cref="TakingRules"/>.</param>
    /// <param name="amounts">Its sales with their tax.</param>
    /// <param name="number">In the sequence of the activity.</param>
    public Taking(TakingDraft draft, Activity activity, IReadOnlyList<TakingAmount> amounts, int number, SalesAccounts accounts, DateTime now, long? by)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId, Date, Number) = (draft.Id, activity.Id, activity.EntityId, draft.Date, number);
        (Count, Note, RecordedAt, RecordedBy) = (draft.Count, draft.Note.Trim(), now, by);
        foreach (var amount in amounts) lines.Add(new TakingLine(this, lines.Count + 1, amount, accounts.Product(amount.Nature, amount.VatCode)));
        foreach (var paid in draft.Payments.Where(p => !p.Amount.IsZero).GroupBy(p => p.Method)) payments.Add(new TakingPayment(this, new(paid.Key, paid.Sum(p => p.Amount))));
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Taking> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public DateOnly Date { get; private set; }
    public int Number { get; private set; }
    /// <summary>How many sales it adds up, when it was counted.</summary>
    public int? Count { get; private set; }
    public string Note { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }
    public long? RecordedBy { get; private set; }
    public Id<Entry> EntryId { get; private set; }
    public IReadOnlyList<TakingLine> Lines => lines;
    public IReadOnlyList<TakingPayment> Payments => payments;

    public Money Ht => lines.Sum(l => l.Ht);
    public Money Ttc => lines.Sum(l => l.Ttc);

    /// <summary>« Recettes n° 12 ».</summary>
    public string Title => $"Recettes n°{French.NoBreak}{Number}";

    /// <summary>What was paid by a means.</summary>
    public Money Paid(PaymentMethod method) => payments.Where(p => p.Method == method).Sum(p => p.Amount);

    public void BookedAs(Id<Entry> entry) => EntryId = entry;

    /// <summary>Whether it says what a form says.</summary>
    public bool Says(TakingDraft draft) => (ActivityId, Date, Count, Note) == (draft.Activity, draft.Date, draft.Count, draft.Note.Trim())
        && Sums(lines.Select(l => ((l.Nature, l.VatCode), l.Ttc))).SetEquals(Sums(draft.Sales.Select(s => ((s.Nature, s.VatCode), s.Ttc))))
        && Sums(payments.Select(p => (p.Method, p.Amount))).SetEquals(Sums(draft.Payments.Select(p => (p.Method, p.Amount))));

    private static HashSet<(T, Money)> Sums<T>(IEnumerable<(T Of, Money Amount)> amounts) =>
        [.. amounts.GroupBy(a => a.Of).Select(g => (g.Key, g.Sum(a => a.Amount))).Where(s => !s.Item2.IsZero)];
}

/// <summary>What a taking sold of one kind at one rate.</summary>
public sealed class TakingLine : IOwned
{
    private TakingLine() { }

    internal TakingLine(Taking taking, int rank, TakingAmount amount, string account)
    {
        CooperativeId = taking.CooperativeId;
        (TakingId, Rank, Nature, VatCode, Rate, Account) = (taking.Id, rank, amount.Nature, amount.VatCode, amount.Rate, account);
        (Ht, Vat) = (amount.Ht, amount.Vat);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Taking> TakingId { get; private set; }
    /// <summary>Place in the taking, from 1.</summary>
    public int Rank { get; private set; }
    public LineNature Nature { get; private set; }
    public string VatCode { get; private set; } = "";
    public Rate Rate { get; private set; }
    /// <summary>Product account.</summary>
    public string Account { get; private set; } = "";
    public Money Ht { get; private set; }
    public Money Vat { get; private set; }
    public Money Ttc => Ht + Vat;
}

/// <summary>What of a taking was paid by one means.</summary>
public sealed class TakingPayment : IOwned
{
    private TakingPayment() { }

    internal TakingPayment(Taking taking, TakingMoney paid)
    {
        CooperativeId = taking.CooperativeId;
        (TakingId, Method, Amount) = (taking.Id, paid.Method, paid.Amount);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Taking> TakingId { get; private set; }
    public PaymentMethod Method { get; private set; }
    public Money Amount { get; private set; }
}

/// <summary>A taking taken back by the mirror of its entry.</summary>
public sealed class TakingReversal : IOwned
{
    private TakingReversal() { }

    public TakingReversal(Taking taking, DateOnly date, string reason, Id<Entry> entry, DateTime now, long? by)
    {
        CooperativeId = taking.CooperativeId;
        (TakingId, Date, Reason, EntryId, ReversedAt, ReversedBy) = (taking.Id, date, reason, entry, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Taking> TakingId { get; private set; }
    public DateOnly Date { get; private set; }
    public string Reason { get; private set; } = "";
    public Id<Entry> EntryId { get; private set; }
    public DateTime ReversedAt { get; private set; }
    public long? ReversedBy { get; private set; }
}
