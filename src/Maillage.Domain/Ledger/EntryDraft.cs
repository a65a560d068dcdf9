using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>What someone asks the ledger to book: the only way in.</summary>
/// <param name="Entity">Whose ledger.</param>
/// <param name="Journal">Code of the journal: <see cref="JournalCodes"/>.</param>
/// <param name="Date">Accounting date; its month and year must be open.</param>
/// <param name="Label">What happened; document numbers, no private names.</param>
/// <param name="Document">Reference of the document (FEC PieceRef).</param>
/// <param name="DocumentDate">Date of the document (FEC PieceDate).</param>
/// <param name="Source">What caused it: posting the same source twice gives the first entry back.</param>
/// <param name="Lines">At least two; balanced as a whole and for each activity.</param>
public sealed record EntryDraft(
    Id<LegalEntity> Entity,
    string Journal,
    DateOnly Date,
    string Label,
    string Document,
    DateOnly DocumentDate,
    EntrySource Source,
    IReadOnlyList<LineDraft> Lines);

/// <summary>The cause of an entry: the key of idempotence. <c>("invoice", 4242)</c>, <c>("contribution", activity, "2026-11/1")</c>.</summary>
public readonly record struct EntrySource(string Kind, long Id, string Part = "")
{
    public override string ToString() => Part.Length == 0 ? $"{Kind}:{Id}" : $"{Kind}:{Id}:{Part}";
}

/// <summary>One line to book.</summary>
/// <param name="Activity">Every line has one; the structure is one.</param>
/// <param name="Account">Number in the chart.</param>
/// <param name="Amount">Positive on the debit, negative on the credit, in cents; never zero.</param>
/// <param name="ThirdParty">Whom it concerns, for accounts of third parties.</param>
/// <param name="VatCode">VAT code of the operation, kept for the return.</param>
/// <param name="Due">Set when the line opens an item that somebody will settle, by that day.</param>
/// <param name="Settles">The open item this line settles, wholly or partly.</param>
/// <param name="Label">Null: the entry's label.</param>
public sealed record LineDraft(
    Id<Activity> Activity,
    string Account,
    Money Amount,
    Id<ThirdParty>? ThirdParty = null,
    string? VatCode = null,
    DateOnly? Due = null,
    Id<OpenItem>? Settles = null,
    string? Label = null)
{
    public static LineDraft Debit(Id<Activity> activity, string account, Money amount) => new(activity, account, amount);
    public static LineDraft Credit(Id<Activity> activity, string account, Money amount) => new(activity, account, -amount);
}

/// <summary>The journals every cooperative has.</summary>
public static class JournalCodes
{
    public const string Sales = "VE";
    public const string Purchases = "AC";
    public const string Bank = "BQ";
    public const string Pay = "PA";
    public const string General = "OD";

    /// <summary>Code and label of each journal.</summary>
    public static IReadOnlyList<(string Code, string Label)> All { get; } =
    [
        (Sales, "Ventes"), (Purchases, "Achats"), (Bank, "Banque"), (Pay, "Paie"), (General, "Opérations diverses"),
    ];
}
