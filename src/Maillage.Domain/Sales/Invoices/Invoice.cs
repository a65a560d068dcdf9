using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;

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
    public Invoice(Id<Invoice> id, Activity activity, DateTime now, long? author)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId) = (id, activity.Id, activity.EntityId);
        (CreatedAt, CreatedBy, ChangedAt) = (now, author, now);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Invoice> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }
    public InvoiceState State { get; private set; } = InvoiceState.Draft;
    public string Subject { get; private set; } = "";
    public DateOnly? SaleFrom { get; private set; }
    public DateOnly? SaleTo { get; private set; }
    public string CustomerReference { get; private set; } = "";
    public string Note { get; private set; } = "";
    public int PaymentDays { get; private set; } = CustomerDetails.UsualDays;
    public bool TtcPrices { get; private set; }
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
    /// <summary>The frozen <see cref="InvoiceSnapshot"/>, as canonical JSON.</summary>
    public string? Snapshot { get; private set; }
    public string? PreviousHash { get; private set; }
    public string? Hash { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<InvoiceLine> Lines => lines;

    public bool IsIssued => State == InvoiceState.Issued;
    public bool CanBeWritten => State is InvoiceState.Draft or InvoiceState.Returned;

    /// <summary>What was typed, as it is stored.</summary>
    public InvoiceDraft Draft => new(CustomerId, Subject, SaleFrom, SaleTo, CustomerReference, Note, PaymentDays, TtcPrices,
        [.. lines.OrderBy(l => l.Rank).Select(l => l.Draft)]);

    /// <summary>What the lines add up to, with the accounts and rates stored on them.</summary>
    public InvoiceContent Content => new(TtcPrices, [.. lines.OrderBy(l => l.Rank).Select(l => l.Priced)]);

    /// <summary>Writes what was typed. Lines are made anew.</summary>
    /// <param name="draft">Cleaned and checked for size.</param>
    /// <param name="content">The priced lines of the draft.</param>
    public Result Write(InvoiceDraft draft, InvoiceContent content, string customerName, DateTime now)
    {
        if (!CanBeWritten) return State == InvoiceState.Issued
            ? new Refusal("sales.invoice.issued", $"La facture {Number} est émise : elle ne change plus.", null, InvoiceNumber.Sequence)
            : new Refusal("sales.invoice.submitted", "Cette facture est chez l’équipe. Reprenez-la d’abord pour la modifier.");
        (CustomerId, Subject, SaleFrom, SaleTo) = (draft.CustomerId, draft.Subject, draft.SaleFrom, draft.SaleTo);
        (CustomerReference, Note, PaymentDays, TtcPrices) = (draft.CustomerReference, draft.Note, draft.PaymentDays, draft.TtcPrices);
        lines.Clear();
        for (var i = 0; i < draft.Lines.Count; i++) lines.Add(new InvoiceLine(this, i + 1, draft.Lines[i], content.Lines[i]));
        var totals = InvoiceTotals.Of(content);
        (Ht, Vat, Ttc) = (totals.Ht, totals.Vat, totals.Ttc);
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
    public Result Issue(InvoiceSnapshot snapshot, string template, int rank, string previousHash, Id<Entry> entry, DateTime now, long? by)
    {
        if (State != InvoiceState.Submitted) return NotSubmitted();
        (State, Number, NumberedBy, Rank) = (InvoiceState.Issued, snapshot.Number, template, rank);
        (IssuedOn, DueOn, IssuedAt, IssuedBy, EntryId, ChangedAt) = (snapshot.IssueDate, snapshot.DueDate, now, by, entry, now);
        Snapshot = InvoiceSnapshotJson.Write(snapshot);
        (PreviousHash, Hash) = (previousHash, InvoiceChain.Hash(Snapshot, previousHash));
        Search = French.Fold($"{Number} {Subject} {snapshot.Buyer.Name}");
        foreach (var line in lines) line.Freeze();
        return Result.Done;
    }

    /// <summary>What the customer owes by when, if it were issued on a day.</summary>
    public DateOnly DueIfIssued(DateOnly day) => day.AddDays(PaymentDays);

    private Refusal NotSubmitted() => State == InvoiceState.Issued
        ? new("sales.invoice.issued", $"La facture {Number} est déjà émise : elle ne change plus.", null, InvoiceNumber.Sequence)
        : new("sales.invoice.not-submitted", "Cette facture n’est plus chez l’équipe : elle a été reprise ou renvoyée.");
}
