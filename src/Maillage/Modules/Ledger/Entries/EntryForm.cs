using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>An entry as a person types it.</summary>
public sealed class EntryForm
{
    /// <summary>Made with the page: the same form sent twice is one entry.</summary>
    public long Key { get; set; }
    public int Version { get; set; }
    public string Journal { get; set; } = JournalCodes.General;
    public DateOnly? Date { get; set; }
    public string? Document { get; set; }
    public DateOnly? DocumentDate { get; set; }
    public string? Label { get; set; }
    public List<LineForm> Lines { get; set; } = [];

    public Money Debit => Lines.Sum(l => l.Debit ?? Money.Zero);
    public Money Credit => Lines.Sum(l => l.Credit ?? Money.Zero);

    public static EntryForm Of(Entry entry, IReadOnlyDictionary<Id<ThirdParty>, string> codes) => new()
    {
        Version = entry.Version,
        Journal = entry.Journal,
        Date = entry.Date,
        Document = entry.Document,
        DocumentDate = entry.DocumentDate == entry.Date ? null : entry.DocumentDate,
        Label = entry.Label,
        Lines = [.. entry.Lines.OrderBy(l => l.Rank).Select(l => LineForm.Of(l, entry.Label, codes))],
    };

    public static EntryForm Of(EntryTemplate template, long? activity) => new()
    {
        Journal = template.Journal,
        Label = template.Title,
        Lines = [.. template.Lines.Select(l => new LineForm { Account = l.Account, Activity = activity, Label = l.Label, Side = l.IsDebit ? "D" : "C" })],
    };

    /// <summary>Drops the lines without an amount that were never filled in, as a template leaves some.</summary>
    public void DropEmptyLines() => Lines.RemoveAll(l => l.IsEmpty);

    /// <summary>Replaces the liaison lines by those that balance each activity; needs an entry balanced as a whole.</summary>
    public Result BalanceActivities()
    {
        var kept = Lines.Where(l => l.Account?.Trim() != EntryRules.Liaison && !l.Amount.IsZero).ToList();
        if (kept.Sum(l => l.Amount) is { IsZero: false } gap)
            return new Refusal("ledger.entry.balance", $"Équilibrez d’abord l’écriture : il y a {French.Amount(gap.Abs)} de trop au {(gap.IsPositive ? "débit" : "crédit")}.", "Lines");
        if (kept.Exists(l => l.Activity is null)) return new Refusal("ledger.line.activity", "Choisissez d’abord l’activité de chaque ligne.", "Lines");
        Lines.RemoveAll(l => l.Account?.Trim() == EntryRules.Liaison);
        foreach (var gaps in kept.GroupBy(l => l.Activity).Select(g => (Activity: g.Key, Gap: g.Sum(l => l.Amount))).Where(g => !g.Gap.IsZero))
            Lines.Add(new LineForm { Account = EntryRules.Liaison, Activity = gaps.Activity, Label = "Liaison entre activités", Debit = gaps.Gap.IsNegative ? -gaps.Gap : null, Credit = gaps.Gap.IsPositive ? gaps.Gap : null });
        return Result.Done;
    }

    /// <summary>What the form asks to book, or what is wrong in it, field by field.</summary>
    public Result<EntryDraft> ToDraft(Id<LegalEntity> entity, Book book, IReadOnlyDictionary<string, Id<ThirdParty>> thirdParties)
    {
        var wrong = new List<Refusal>();
        if (Date is null) wrong.Add(new("ledger.entry.date", "Indiquez la date de l’écriture.", nameof(Date)));
        var lines = new List<LineDraft>();
        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i];
            if (line.Check(book, thirdParties) is { } refusal) wrong.Add(refusal with { Field = $"{nameof(Lines)}[{i}].{refusal.Field}" });
            else lines.Add(line.ToDraft(thirdParties));
        }
        if (wrong.Count > 0) return Result<EntryDraft>.Refused(wrong);
        return new EntryDraft(entity, Journal, Date!.Value, Label?.Trim() ?? "", Document?.Trim() ?? "", DocumentDate ?? Date.Value, EntryActions.TypedBySomeone(Key), lines);
    }
}

/// <summary>A line as a person types it.</summary>
public sealed class LineForm
{
    public string? Account { get; set; }
    public long? Activity { get; set; }
    /// <summary>Code of the third party.</summary>
    public string? ThirdParty { get; set; }
    public string? Label { get; set; }
    public Money? Debit { get; set; }
    public Money? Credit { get; set; }
    /// <summary>Day the opened item is due.</summary>
    public DateOnly? Due { get; set; }
    /// <summary>The open item that the line settles, kept through the form.</summary>
    public long? Settles { get; set; }
    public string? VatCode { get; set; }
    /// <summary>The side a template expects: D or C.</summary>
    public string? Side { get; set; }

    public Money Amount => (Debit ?? Money.Zero) - (Credit ?? Money.Zero);
    public bool IsEmpty => Debit is null && Credit is null && (Side is not null || string.IsNullOrWhiteSpace(Account) && string.IsNullOrWhiteSpace(ThirdParty));

    public static LineForm Of(EntryLine line, string label, IReadOnlyDictionary<Id<ThirdParty>, string> codes) => new()
    {
        Account = line.Account,
        Activity = line.ActivityId.Value,
        ThirdParty = line.ThirdPartyId is { } third ? codes.GetValueOrDefault(third) : null,
        Label = line.Label == label ? null : line.Label,
        Debit = line.Debit.IsZero ? null : line.Debit,
        Credit = line.Credit.IsZero ? null : line.Credit,
        Due = line.DueOn,
        Settles = line.Settles?.Value,
        VatCode = line.VatCode,
    };

    internal Refusal? Check(Book book, IReadOnlyDictionary<string, Id<ThirdParty>> thirdParties)
    {
        if (Debit is { IsNegative: true }) return new("ledger.line.sign", "Un montant est positif : changez de colonne plutôt que de signe.", nameof(Debit));
        if (Credit is { IsNegative: true }) return new("ledger.line.sign", "Un montant est positif : changez de colonne plutôt que de signe.", nameof(Credit));
        if (Debit is { IsZero: false } && Credit is { IsZero: false }) return new("ledger.line.sides", "Une ligne est au débit ou au crédit, pas aux deux.", nameof(Debit));
        if (book.Find(Activity) is null) return new("ledger.line.activity", "Choisissez une activité ; les services communs en sont une.", nameof(Activity));
        if (Named is { } code && !thirdParties.ContainsKey(code)) return new("ledger.line.third", $"Aucun tiers n’a le code « {code} ».", nameof(ThirdParty));
        return null;
    }

    internal LineDraft ToDraft(IReadOnlyDictionary<string, Id<ThirdParty>> thirdParties) => new(
        new Id<Activity>(Activity!.Value), Account?.Trim() ?? "", Amount, Named is { } code ? thirdParties[code] : null, VatCode, Due,
        Settles is { } item ? new Id<OpenItem>(item) : null, string.IsNullOrWhiteSpace(Label) ? null : Label.Trim());

    private string? Named => string.IsNullOrWhiteSpace(ThirdParty) ? null : ThirdParty.Trim().ToUpperInvariant();
}
