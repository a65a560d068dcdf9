using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>
/// A double entry. A draft may change; once validated it has a number without gap in its journal and year, a validation date and a
/// hash, and nothing of it changes any more (PCG art. 1031-1 s.; LPF A47 A-1): a correction is a reversal.
/// </summary>
public sealed class Entry : IOwned, IVersioned
{
    private readonly List<EntryLine> lines = [];

    private Entry() { }

    public Entry(CooperativeId cooperative, EntryDraft draft, DateTime now, long? author, Id<Entry>? reverses = null)
    {
        CooperativeId = cooperative;
        Id = Id<Entry>.New();
        Source = draft.Source.ToString();
        Reverses = reverses;
        (CreatedAt, CreatedBy, Version) = (now, author, 1);
        EntityId = draft.Entity;
        Fill(draft);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Entry> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public string Journal { get; private set; } = "";
    public DateOnly Date { get; private set; }
    public string Label { get; private set; } = "";
    public string Document { get; private set; } = "";
    public DateOnly DocumentDate { get; private set; }
    /// <summary>Document and label without case or accents, for searching.</summary>
    public string Search { get; private set; } = "";
    /// <summary>Unique in the cooperative: what makes posting idempotent.</summary>
    public string Source { get; private set; } = "";
    /// <summary>The entry this one takes back.</summary>
    public Id<Entry>? Reverses { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public long? CreatedBy { get; private set; }

    /// <summary>First day of the fiscal year it is numbered in; null while draft.</summary>
    public DateOnly? YearStart { get; private set; }
    /// <summary>Number in journal and year; null while draft.</summary>
    public int? Number { get; private set; }
    /// <summary>Day of validation (FEC ValidDate); null while draft.</summary>
    public DateOnly? ValidatedOn { get; private set; }
    public DateTime? ValidatedAt { get; private set; }
    public long? ValidatedBy { get; private set; }
    /// <summary>Version of the canonical form that was hashed.</summary>
    public int HashFormat { get; private set; }
    /// <summary>SHA-256 in lower hexadecimal over every stored column of the entry and its lines.</summary>
    public string Hash { get; private set; } = "";
    public int Version { get; private set; }

    public IReadOnlyList<EntryLine> Lines => lines;
    public bool IsValidated => ValidatedOn is not null;
    public Money Total => lines.Sum(l => l.Debit);
    /// <summary>« VE-2026-12 » or « brouillon ».</summary>
    public string Reference => Number is { } n ? $"{Journal}-{YearStart!.Value.Year}-{n}" : "brouillon";

    /// <summary>Whether the entry says what a draft asks for.</summary>
    public bool Says(EntryDraft draft) =>
        (Journal, Date, Label, Document, DocumentDate) == (draft.Journal, draft.Date, draft.Label, draft.Document, draft.DocumentDate)
        && lines.OrderBy(l => l.Rank).Select(l => new LineDraft(l.ActivityId, l.Account, l.Amount, l.ThirdPartyId, l.VatCode, l.DueOn, l.Settles, l.Label))
            .SequenceEqual(draft.Lines.Select(l => l with { Label = l.Label ?? draft.Label }));

    /// <summary>Rewrites a draft.</summary>
    public Result Rewrite(EntryDraft draft)
    {
        if (IsValidated) return new Refusal("ledger.entry.validated", "Cette écriture est validée : elle ne change plus. Passez une contrepassation.");
        lines.Clear();
        Fill(draft);
        return Result.Done;
    }

    /// <summary>Gives the entry its number, its date of validation and its hash: from here on nothing changes.</summary>
    public void Validate(DateOnly yearStart, int number, DateOnly on, DateTime at, long? by)
    {
        if (IsValidated) throw new InvalidOperationException("An entry is validated once.");
        (YearStart, Number, ValidatedOn, ValidatedAt, ValidatedBy) = (yearStart, number, on, at, by);
        foreach (var line in lines) line.Freeze();
        HashFormat = EntryHash.CurrentFormat;
        Hash = EntryHash.Of(this);
    }

    private void Fill(EntryDraft draft)
    {
        (Journal, Date, Label, Document, DocumentDate) = (draft.Journal, draft.Date, draft.Label, draft.Document, draft.DocumentDate);
        Search = French.Fold($"{Document} {Label}");
        var rank = 1;
        foreach (var line in draft.Lines) lines.Add(new EntryLine(this, rank++, line));
    }
}

/// <summary>One line of an entry: one account, one activity, one side.</summary>
public sealed class EntryLine : IOwned
{
    private EntryLine() { }

    internal EntryLine(Entry entry, int rank, LineDraft draft)
    {
        CooperativeId = entry.CooperativeId;
        Id = Id<EntryLine>.New();
        (EntryId, EntityId, Date, Rank) = (entry.Id, entry.EntityId, entry.Date, rank);
        (ActivityId, Account, ThirdPartyId, VatCode, DueOn, Settles) = (draft.Activity, draft.Account, draft.ThirdParty, draft.VatCode, draft.Due, draft.Settles);
        Label = draft.Label ?? entry.Label;
        Debit = draft.Amount.IsPositive ? draft.Amount : Money.Zero;
        Credit = draft.Amount.IsNegative ? -draft.Amount : Money.Zero;
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<EntryLine> Id { get; private set; }
    public Id<Entry> EntryId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public DateOnly Date { get; private set; }
    public int Rank { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public string Account { get; private set; } = "";
    public Id<ThirdParty>? ThirdPartyId { get; private set; }
    public string? VatCode { get; private set; }
    public string Label { get; private set; } = "";
    public Money Debit { get; private set; }
    public Money Credit { get; private set; }
    /// <summary>Day the opened item is due; null when the line opens none.</summary>
    public DateOnly? DueOn { get; private set; }
    /// <summary>The item this line settles.</summary>
    public Id<OpenItem>? Settles { get; private set; }
    /// <summary>True from the entry's validation on: the stores refuse any change.</summary>
    public bool Validated { get; private set; }

    /// <summary>Debit less credit.</summary>
    public Money Amount => Debit - Credit;

    internal void Freeze() => Validated = true;
}
