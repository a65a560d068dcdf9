using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Quotes;

/// <summary>Where a quote stands between the entrepreneur, the team and the customer.</summary>
public enum QuoteState
{
    /// <summary>Being written.</summary>
    Draft,
    /// <summary>Waits for the team.</summary>
    Submitted,
    /// <summary>Given back by the team with a comment.</summary>
    Returned,
    /// <summary>Numbered and frozen: it may go to the customer.</summary>
    Ready,
    /// <summary>In the customer's hands.</summary>
    Sent,
    /// <summary>The customer asked for a change: a new version answers.</summary>
    ChangeAsked,
    /// <summary>Accepted.</summary>
    Signed,
    /// <summary>Refused by the customer.</summary>
    Declined,
    /// <summary>Given up, or replaced by a later version.</summary>
    Abandoned,
}

/// <summary>
/// An offer of one activity to a customer. Written by the entrepreneur, validated by the team or within the entrepreneur's own right: from then on
/// it has a number, a frozen snapshot and its hash, and what changes is only what the customer makes of it. A later version has the same number.
/// </summary>
public sealed class Quote : IOwned, IOfActivity, IVersioned
{
    private readonly List<QuoteLine> lines = [];

    private Quote() { }

    /// <param name="id">Made by the form, so that sending it twice makes one quote.</param>
    public Quote(Id<Quote> id, Activity activity, DateTime now, long? author, Id<Deal>? deal = null)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId, DealId) = (id, activity.Id, activity.EntityId, deal);
        (CreatedAt, CreatedBy, ChangedAt) = (now, author, now);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Quote> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    /// <summary>The affair it belongs to; made when the quote is validated.</summary>
    public Id<Deal>? DealId { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }
    public QuoteState State { get; private set; } = QuoteState.Draft;
    public string Subject { get; private set; } = "";
    public DateOnly? From { get; private set; }
    public DateOnly? To { get; private set; }
    public string Works { get; private set; } = "";
    public string CustomerReference { get; private set; } = "";
    public string Note { get; private set; } = "";
    public int PaymentDays { get; private set; } = CustomerDetails.UsualDays;
    public bool EndOfMonth { get; private set; }
    public int ValidDays { get; private set; } = QuoteDraft.UsualValidDays;
    public bool TtcPrices { get; private set; }
    public bool OffPremises { get; private set; }
    public InvoicingPlan Plan { get; private set; } = InvoicingPlan.Once;
    public Money Ht { get; private set; }
    public Money Vat { get; private set; }
    public Money Ttc { get; private set; }
    /// <summary>Number, subject and customer without case or accents.</summary>
    public string Search { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public long? CreatedBy { get; private set; }
    /// <summary>The last act on it: lists go by it.</summary>
    public DateTime ChangedAt { get; private set; }
    public DateTime? SubmittedAt { get; private set; }
    /// <summary>What the team asked for when it gave the quote back.</summary>
    public string ReturnComment { get; private set; } = "";

    /// <summary>« DE2026-0012 », shared by the versions; null until validated, as all that follows.</summary>
    public string? Number { get; private set; }
    /// <summary>From 1, in the order of validation under one number.</summary>
    public int Edition { get; private set; } = 1;
    /// <summary>The version this one replaces once validated.</summary>
    public Id<Quote>? ReplacesId { get; private set; }
    public DateOnly? ValidatedOn { get; private set; }
    public DateOnly? ValidUntil { get; private set; }
    public DateTime? SentAt { get; private set; }
    public DateTime? SignedAt { get; private set; }
    /// <summary>The frozen <see cref="DocumentSnapshot"/>, as canonical JSON.</summary>
    public string? Snapshot { get; private set; }
    /// <summary>SHA-256 of the snapshot: what the customer signs.</summary>
    public string? Hash { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<QuoteLine> Lines => lines;

    public PaymentTerm Term => new(PaymentDays, EndOfMonth);
    public bool CanBeWritten => State is QuoteState.Draft or QuoteState.Returned;
    public bool IsFrozen => Snapshot is not null;

    /// <summary>Whether the customer may still answer.</summary>
    public bool IsOpen => State is QuoteState.Ready or QuoteState.Sent or QuoteState.ChangeAsked;

    /// <summary>Open and past its validity.</summary>
    public bool IsExpired(DateOnly today) => IsOpen && ValidUntil < today;

    public QuoteDraft Draft => new(CustomerId, Subject, From, To, Works, CustomerReference, Note, PaymentDays, EndOfMonth, ValidDays, TtcPrices, OffPremises,
        [.. lines.OrderBy(l => l.Rank).Select(l => l.Draft)], Plan);

    /// <summary>The lines with the accounts and rates stored on them, in order.</summary>
    public IReadOnlyList<PricedDraft> PricedLines => [.. lines.OrderBy(l => l.Rank).Select(l => l.Priced)];

    public DocumentContent Content => DocumentContent.Of(TtcPrices, PricedLines);

    /// <summary>The invoices its plan makes.</summary>
    public IReadOnlyList<PlanStep> Steps => PlanSteps.Of(Content, Plan);

    /// <summary>« DE2026-0012 », « DE2026-0012 version 2 ».</summary>
    public string Name => Number is null ? Subject : Edition == 1 ? Number : $"{Number} version {Edition}";

    /// <summary>Makes this draft the next version of a validated quote.</summary>
    public void Replace(Quote earlier) => (ReplacesId, Number, Edition, DealId) = (earlier.Id, earlier.Number, earlier.Edition + 1, earlier.DealId);

    /// <summary>Is for another customer from now on: the one that theirs was made one with.</summary>
    public void GoOverTo(Customer kept) => CustomerId = kept.Id;

    /// <summary>Writes what was typed. Lines are made anew.</summary>
    /// <param name="draft">Cleaned and checked for size.</param>
    public Result Write(QuoteDraft draft, IReadOnlyList<PricedDraft> priced, string customerName, DateTime now)
    {
        if (!CanBeWritten) return IsFrozen
            ? new Refusal("sales.quote.frozen", $"Le devis {Name} est validé : il ne change plus. Faites-en une nouvelle version.")
            : new Refusal("sales.quote.submitted", "Ce devis est chez l’équipe. Reprenez-le d’abord pour le modifier.");
        (CustomerId, Subject, From, To, Works) = (draft.CustomerId, draft.Subject, draft.From, draft.To, draft.Works);
        (CustomerReference, Note, PaymentDays, EndOfMonth, ValidDays) = (draft.CustomerReference, draft.Note, draft.PaymentDays, draft.EndOfMonth, draft.ValidDays);
        (TtcPrices, OffPremises, Plan) = (draft.TtcPrices, draft.OffPremises, draft.Plan);
        lines.Clear();
        for (var i = 0; i < priced.Count; i++) lines.Add(new QuoteLine(this, i + 1, priced[i]));
        var totals = DocumentTotals.Of(Content);
        (Ht, Vat, Ttc) = (totals.Ht, totals.Vat, totals.Ttc);
        Search = French.Fold($"{Number} {Subject} {customerName}");
        ChangedAt = now;
        return Result.Done;
    }

    /// <summary>Hands the quote to the team.</summary>
    /// <param name="missing">What <see cref="QuoteRules.Missing"/> found.</param>
    public Result Submit(IReadOnlyList<Refusal> missing, DateTime now)
    {
        if (!CanBeWritten) return new Refusal("sales.quote.submitted", "Ce devis est déjà soumis.");
        if (missing.Count > 0) return Result.Refused(missing);
        (State, SubmittedAt, ChangedAt) = (QuoteState.Submitted, now, now);
        return Result.Done;
    }

    /// <summary>Takes the quote back from the team before it is validated.</summary>
    public Result TakeBack(DateTime now)
    {
        if (State != QuoteState.Submitted) return NotSubmitted();
        (State, ChangedAt) = (QuoteState.Draft, now);
        return Result.Done;
    }

    /// <summary>Gives the quote back to the entrepreneur, saying what to correct.</summary>
    public Result Return(string comment, DateTime now)
    {
        if (State != QuoteState.Submitted) return NotSubmitted();
        if (string.IsNullOrWhiteSpace(comment)) return new Refusal("sales.quote.comment", "Dites ce qu’il faut corriger : l’entrepreneur lira ce commentaire.", "Comment");
        if (comment.Length > 1000) return new Refusal("sales.quote.comment", "Le commentaire a plus de 1 000 caractères : raccourcissez-le.", "Comment");
        (State, ReturnComment, ChangedAt) = (QuoteState.Returned, comment.Trim(), now);
        return Result.Done;
    }

    /// <summary>Validates the quote: from here on its content does not change.</summary>
    public Result Validate(DocumentSnapshot snapshot, Id<Deal> deal, DateTime now)
    {
        if (State != QuoteState.Submitted) return NotSubmitted();
        (State, Number, ValidatedOn, ValidUntil, DealId, ChangedAt) = (QuoteState.Ready, snapshot.Number, snapshot.IssueDate, snapshot.DueDate, deal, now);
        Snapshot = SnapshotJson.Write(snapshot);
        Hash = SnapshotJson.Hash(Snapshot);
        Search = French.Fold($"{Number} {Subject} {snapshot.Buyer.Name}");
        foreach (var line in lines) line.Freeze();
        return Result.Done;
    }

    /// <summary>Forgets for whom an offer that nobody signed was. A signed one keeps what it says.</summary>
    /// <param name="customer">As it is once erased.</param>
    public void ForgetBuyer(Customer customer)
    {
        if (SignedAt is not null) return;
        Search = French.Fold($"{Number} {Subject} {customer.Name}");
        if (Snapshot is null) return;
        Snapshot = SnapshotJson.Write(SnapshotJson.Read(Snapshot) with { Buyer = DocumentIssuing.Buyer(customer) });
        Hash = SnapshotJson.Hash(Snapshot);
    }

    /// <summary>The quote is in the customer's hands.</summary>
    public Result Send(DateTime now)
    {
        if (State is not (QuoteState.Ready or QuoteState.Sent or QuoteState.ChangeAsked)) return NotOpen();
        (State, SentAt, ChangedAt) = (QuoteState.Sent, SentAt ?? now, now);
        return Result.Done;
    }

    /// <summary>The customer wants something else.</summary>
    public Result AskChange(DateTime now) => Answer(QuoteState.ChangeAsked, now);

    /// <summary>The customer refuses.</summary>
    public Result Decline(DateTime now) => Answer(QuoteState.Declined, now);

    /// <summary>The customer accepts.</summary>
    /// <param name="on">The day of the signature: past the validity only the entrepreneur may still record it.</param>
    /// <param name="anyway">Whether an expired offer is honoured.</param>
    /// <param name="signedAt">When it was signed, if it is noted later.</param>
    public Result Sign(DateOnly on, DateTime now, bool anyway = false, DateTime? signedAt = null)
    {
        if (!anyway && IsOpen && ValidUntil < on)
            return new Refusal("sales.quote.expired", $"Ce devis valait jusqu’au {French.LongDate(ValidUntil!.Value)} : demandez-en un nouveau à votre interlocuteur.");
        var signed = Answer(QuoteState.Signed, now);
        if (signed.Ok) SignedAt = signedAt ?? now;
        return signed;
    }

    /// <summary>Gives the quote up.</summary>
    public Result Abandon(DateTime now)
    {
        if (!IsOpen && State != QuoteState.Declined) return NotOpen();
        (State, ChangedAt) = (QuoteState.Abandoned, now);
        return Result.Done;
    }

    private Result Answer(QuoteState answer, DateTime now)
    {
        if (!IsOpen) return NotOpen();
        (State, ChangedAt) = (answer, now);
        return Result.Done;
    }

    private Refusal NotOpen() => State switch
    {
        QuoteState.Signed => new("sales.quote.signed", $"Le devis {Name} est déjà signé."),
        QuoteState.Declined => new("sales.quote.declined", $"Le devis {Name} a été refusé."),
        QuoteState.Abandoned => new("sales.quote.abandoned", $"Le devis {Name} n’est plus proposé."),
        _ => new("sales.quote.not-ready", "Ce devis n’est pas encore validé."),
    };

    private Refusal NotSubmitted() => IsFrozen
        ? new("sales.quote.frozen", $"Le devis {Name} est déjà validé.")
        : new("sales.quote.not-submitted", "Ce devis n’est plus chez l’équipe : il a été repris ou renvoyé.");
}
