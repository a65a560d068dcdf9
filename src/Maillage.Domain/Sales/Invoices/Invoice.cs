using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>Where an invoice stands between the entrepreneur and the team.</summary>
public enum InvoiceState
{
    /// <summary>Being written.</summary>
    Draft,
    /// <summary>Waits for the team.</summary>
    Submitted,
    /// <summary>Given back by the team with a comment.</summary>
    Returned,
    /// <summary>Numbered, frozen, booked.</summary>
    Issued,
}

/// <summary>
/// A sale of one activity. Written and submitted by the entrepreneur, issued or returned by the team; once issued it has a number, a snapshot
/// chained by its hash to the invoice before it, and nothing of it changes any more.
/// </summary>
public sealed class Invoice : IOwned, IOfActivity, IVersioned
{
    private readonly List<InvoiceLine> lines = [];

    private Invoice() { }

    /// <param name="id">Made by the form, so that sending it twice makes one invoice.</param>
    public Invoice(Id<Invoice> id, Activity activity, DateTime now, long? author, DocumentKind kind = DocumentKind.Invoice, InvoiceOrigin? origin = null)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId, Kind) = (id, activity.Id, activity.EntityId, kind);
        var from = origin ?? InvoiceOrigin.None;
        (DealId, QuoteId, Step, IsBalance, CreditsId, Progress) = (from.Deal, from.Quote, from.Step, from.IsBalance, from.Credits, from.Progress);
        Bills = from.CreditsKind ?? kind;
        (CreatedAt, CreatedBy, ChangedAt) = (now, author, now);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Invoice> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }
    public DocumentKind Kind { get; private set; }
    public Id<Deal>? DealId { get; private set; }
    public Id<Quote>? QuoteId { get; private set; }
    /// <summary>Place in the plan of its quote, from 1; zero outside a plan.</summary>
    public int Step { get; private set; }
    /// <summary>Whether it bills a whole quote and takes off what was invoiced before.</summary>
    public bool IsBalance { get; private set; }
    /// <summary>The invoice a credit note takes back.</summary>
    public Id<Invoice>? CreditsId { get; private set; }
    /// <summary>Its own kind, or that of the invoice it credits: it decides the accounts of its lines.</summary>
    public DocumentKind Bills { get; private set; }
    /// <summary>How far each line of its quote is, once this is billed; empty when it is not billed by progress.</summary>
    public string Progress { get; private set; } = "";
    public InvoiceState State { get; private set; } = InvoiceState.Draft;
    public string Subject { get; private set; } = "";
    public DateOnly? SaleFrom { get; private set; }
    public DateOnly? SaleTo { get; private set; }
    public string CustomerReference { get; private set; } = "";
    public string Note { get; private set; } = "";
    public int PaymentDays { get; private set; } = CustomerDetails.UsualDays;
    public bool EndOfMonth { get; private set; }
    public bool TtcPrices { get; private set; }
    /// <summary>Of works: what the customer keeps for a year.</summary>
    public Rate Retention { get; private set; }
    /// <summary>Negative for a credit note, as <see cref="Vat"/>, <see cref="Ttc"/> and <see cref="Deducted"/>.</summary>
    public Money Ht { get; private set; }
    public Money Vat { get; private set; }
    public Money Ttc { get; private set; }
    /// <summary>What earlier invoices of the quote billed already, tax included.</summary>
    public Money Deducted { get; private set; }
    /// <summary>Number, subject and customer without case or accents.</summary>
    public string Search { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public long? CreatedBy { get; private set; }
    /// <summary>The last act on it: lists go by it.</summary>
    public DateTime ChangedAt { get; private set; }
    public DateTime? SubmittedAt { get; private set; }
    public long? SubmittedBy { get; private set; }
    public DateTime? ReturnedAt { get; private set; }
    public long? ReturnedBy { get; private set; }
    /// <summary>What the team asked for when it gave the invoice back.</summary>
    public string ReturnComment { get; private set; } = "";

    /// <summary>BT-1; null until issued, as all that follows.</summary>
    public string? Number { get; private set; }
    /// <summary>The template the number was made from: <c>check</c> makes it again.</summary>
    public string? NumberedBy { get; private set; }
    /// <summary>Place in the chain of its entity, from 1, without gap.</summary>
    public int? Rank { get; private set; }
    public DateOnly? IssuedOn { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateTime? IssuedAt { get; private set; }
    public long? IssuedBy { get; private set; }
    public Id<Entry>? EntryId { get; private set; }
    /// <summary>The frozen <see cref="DocumentSnapshot"/>, as canonical JSON.</summary>
    public string? Snapshot { get; private set; }
    public string? PreviousHash { get; private set; }
    public string? Hash { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<InvoiceLine> Lines => lines;

    public PaymentTerm Term => new(PaymentDays, EndOfMonth);

    /// <summary>What the customer is to pay; negative when a credit note owes it to the customer.</summary>
    public Money Owed => Ttc - Deducted;

    /// <summary>The part of it the customer keeps, cut to the cent.</summary>
    public Money Retained => Money.FromEuros(Rounding.PercentOf(Owed.Euros, Retention.Percent, 2));

    public bool IsCredit => Kind == DocumentKind.CreditNote;
    public bool IsIssued => State == InvoiceState.Issued;
    public bool CanBeWritten => State is InvoiceState.Draft or InvoiceState.Returned;

    /// <summary>What was typed, as it is stored.</summary>
    public InvoiceDraft Draft => new(CustomerId, Subject, SaleFrom, SaleTo, CustomerReference, Note, PaymentDays, TtcPrices,
        [.. lines.OrderBy(l => l.Rank).Select(l => l.Draft)], EndOfMonth, Retention);

    /// <summary>The lines with the accounts and rates stored on them, in order.</summary>
    public IReadOnlyList<PricedDraft> PricedLines => [.. lines.OrderBy(l => l.Rank).Select(l => l.Priced)];

    /// <summary>What the lines add up to, as the document prints it.</summary>
    public DocumentContent Printed => DocumentContent.Of(TtcPrices, PricedLines);

    /// <summary>The same as it is booked: a credit note has every sign turned.</summary>
    public DocumentContent Content => IsCredit ? Printed.Negated() : Printed;

    /// <summary>The deductions of the snapshot as they are booked.</summary>
    public IReadOnlyList<Deduction> SignedDeductions(DocumentSnapshot snapshot) =>
        IsCredit ? [.. snapshot.Deductions.Select(d => d.Negated())] : snapshot.Deductions;

    /// <summary>Is for another customer from now on: the one that theirs was made one with.</summary>
    public void GoOverTo(Customer kept) => CustomerId = kept.Id;

    /// <summary>Writes what was typed. Lines are made anew.</summary>
    /// <param name="draft">Cleaned and checked for size.</param>
    /// <param name="priced">The priced lines of the draft.</param>
    /// <param name="deducted">What earlier invoices billed already, tax included; positive.</param>
    public Result Write(InvoiceDraft draft, IReadOnlyList<PricedDraft> priced, Money deducted, string customerName, DateTime now)
    {
        if (!CanBeWritten) return State == InvoiceState.Issued
            ? new Refusal("sales.invoice.issued", $"{Kind.The()} {Number} est émis{(IsCredit ? "" : "e")} : {(IsCredit ? "il" : "elle")} ne change plus.", null, InvoiceNumber.Sequence)
            : new Refusal("sales.invoice.submitted", "Cette facture est chez l’équipe. Reprenez-la d’abord pour la modifier.");
        (CustomerId, Subject, SaleFrom, SaleTo) = (draft.CustomerId, draft.Subject, draft.SaleFrom, draft.SaleTo);
        (CustomerReference, Note, PaymentDays, EndOfMonth, TtcPrices) = (draft.CustomerReference, draft.Note, draft.PaymentDays, draft.EndOfMonth, draft.TtcPrices);
        Retention = Kind == DocumentKind.CreditNote ? Rate.Zero : draft.Retention;
        lines.Clear();
        for (var i = 0; i < priced.Count; i++) lines.Add(new InvoiceLine(this, i + 1, priced[i]));
        var totals = DocumentTotals.Of(Content);
        (Ht, Vat, Ttc, Deducted) = (totals.Ht, totals.Vat, totals.Ttc, IsCredit ? -deducted : deducted);
        Search = French.Fold($"{Subject} {customerName}");
        ChangedAt = now;
        return Result.Done;
    }

    /// <summary>Hands the invoice to the team.</summary>
    /// <param name="missing">What <see cref="InvoiceRules.Missing"/> found.</param>
    public Result Submit(IReadOnlyList<Refusal> missing, DateTime now, long? by)
    {
        if (!CanBeWritten) return new Refusal("sales.invoice.submitted", "Cette facture est déjà soumise.");
        if (missing.Count > 0) return Result.Refused(missing);
        (State, SubmittedAt, SubmittedBy, ChangedAt) = (InvoiceState.Submitted, now, by, now);
        return Result.Done;
    }

    /// <summary>Takes the invoice back from the team before it is issued.</summary>
    public Result TakeBack(DateTime now)
    {
        if (State != InvoiceState.Submitted) return NotSubmitted();
        (State, ChangedAt) = (InvoiceState.Draft, now);
        return Result.Done;
    }

    /// <summary>Gives the invoice back to the entrepreneur, saying what to correct.</summary>
    public Result Return(string comment, DateTime now, long? by)
    {
        if (State != InvoiceState.Submitted) return NotSubmitted();
        if (string.IsNullOrWhiteSpace(comment)) return new Refusal("sales.invoice.comment", "Dites ce qu’il faut corriger : l’entrepreneur lira ce commentaire.", "Comment");
        if (comment.Length > 1000) return new Refusal("sales.invoice.comment", "Le commentaire a plus de 1 000 caractères : raccourcissez-le.", "Comment");
        (State, ReturnedAt, ReturnedBy, ReturnComment, ChangedAt) = (InvoiceState.Returned, now, by, comment.Trim(), now);
        return Result.Done;
    }

    /// <summary>Issues the invoice: from here on nothing changes.</summary>
    /// <param name="rank">One more than that of the entity's last invoice.</param>
    public Result Issue(DocumentSnapshot snapshot, string template, int rank, string previousHash, Id<Entry> entry, DateTime now, long? by)
    {
        if (State != InvoiceState.Submitted) return NotSubmitted();
        (State, Number, NumberedBy, Rank) = (InvoiceState.Issued, snapshot.Number, template, rank);
        (IssuedOn, DueOn, IssuedAt, IssuedBy, EntryId, ChangedAt) = (snapshot.IssueDate, snapshot.DueDate, now, by, entry, now);
        Deducted = SignedDeductions(snapshot).Sum(d => d.Ttc);
        Snapshot = SnapshotJson.Write(snapshot);
        (PreviousHash, Hash) = (previousHash, InvoiceChain.Hash(Snapshot, previousHash));
        Search = French.Fold($"{Number} {Subject} {snapshot.Buyer.Name}");
        foreach (var line in lines) line.Freeze();
        return Result.Done;
    }

    /// <summary>What the customer owes by when, if it were issued on a day.</summary>
    public DateOnly DueIfIssued(DateOnly day) => IsCredit ? day : Term.DueFrom(day);

    private Refusal NotSubmitted() => State == InvoiceState.Issued
        ? new("sales.invoice.issued", $"La facture {Number} est déjà émise : elle ne change plus.", null, InvoiceNumber.Sequence)
        : new("sales.invoice.not-submitted", "Cette facture n’est plus chez l’équipe : elle a été reprise ou renvoyée.");
}
