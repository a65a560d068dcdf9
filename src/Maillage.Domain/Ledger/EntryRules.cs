using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>What makes a draft fit to be booked.</summary>
public static class EntryRules
{
    /// <summary>Account of the pairs that move value between two activities of one entity; it always nets to zero.</summary>
    public const string Liaison = "5800";

    /// <summary>Longest label of an entry or line, in characters.</summary>
    public const int LongestLabel = 200;

    /// <summary>Longest reference of a document, in characters.</summary>
    public const int LongestDocument = 60;

    /// <summary>Longest VAT code, in characters.</summary>
    public const int LongestVatCode = 20;

    /// <summary>The reasons to refuse a draft, none when it is fit.</summary>
    /// <param name="accountExists">Whether the chart knows an account number and may be posted to.</param>
    public static IReadOnlyList<Refusal> Check(EntryDraft draft, Func<string, bool> accountExists)
    {
        var refusals = new List<Refusal>();
        if (draft.Lines.Count < 2) refusals.Add(new("ledger.entry.lines", "Une écriture a au moins deux lignes.", "Lines"));
        if (string.IsNullOrWhiteSpace(draft.Label)) refusals.Add(new("ledger.entry.label", "Donnez un libellé à l’écriture.", "Label"));
        if (string.IsNullOrWhiteSpace(draft.Document)) refusals.Add(new("ledger.entry.document", "Donnez la référence de la pièce.", "Document"));
        if (draft.Label.Length > LongestLabel) refusals.Add(new("ledger.entry.label", $"Le libellé a au plus {LongestLabel} caractères.", "Label"));
        if (draft.Document.Length > LongestDocument) refusals.Add(new("ledger.entry.document", $"La référence de la pièce a au plus {LongestDocument} caractères.", "Document"));
        if (JournalCodes.All.All(j => j.Code != draft.Journal)) refusals.Add(new("ledger.entry.journal", "Choisissez un journal.", "Journal"));
        if (Math.Abs(draft.DocumentDate.Year - draft.Date.Year) > 10) refusals.Add(new("ledger.entry.document-date", "La date de la pièce est à plus de dix ans de l’écriture : vérifiez-la.", "DocumentDate"));
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            if (!accountExists(line.Account)) refusals.Add(new("ledger.line.account", $"Le compte « {line.Account} » n’est pas au plan comptable.", $"Lines[{i}].Account"));
            if (line.Activity.IsEmpty) refusals.Add(new("ledger.line.activity", "Chaque ligne porte une activité ; les services communs en sont une.", $"Lines[{i}].Activity"));
            if (line.Label?.Length > LongestLabel) refusals.Add(new("ledger.line.label", $"Le libellé a au plus {LongestLabel} caractères.", $"Lines[{i}].Label"));
            if (line.VatCode is { } code && (code.Length is 0 or > LongestVatCode || !code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')))
                refusals.Add(new("ledger.line.vat", "Ce code de TVA n’existe pas.", $"Lines[{i}].VatCode"));
            if (line.Amount.IsZero) refusals.Add(new("ledger.line.zero", "Donnez un montant au débit ou au crédit.", $"Lines[{i}].Debit"));
        }
        if (refusals.Count > 0) return refusals;

        var gap = draft.Lines.Sum(l => l.Amount);
        if (!gap.IsZero)
            return [new("ledger.entry.balance", $"L’écriture n’est pas équilibrée : il y a {French.Amount(gap.Abs)} de trop au {(gap.IsPositive ? "débit" : "crédit")}.", "Lines")];
        if (draft.Lines.GroupBy(l => l.Activity).Any(g => !g.Sum(l => l.Amount).IsZero))
            return [new("ledger.entry.activity-balance", "Chaque activité doit être équilibrée : ajoutez les lignes de liaison (compte 5800) entre les activités.", "Lines")];
        if (draft.Lines.Where(l => l.Account == Liaison).Sum(l => l.Amount) is { IsZero: false })
            return [new("ledger.entry.liaison", "Le compte 5800 ne sert qu’entre activités : ses lignes s’annulent dans chaque écriture.", "Lines")];
        return [];
    }

    /// <summary>
    /// Adds the liaison lines that balance each activity, so that every activity's own balance sheet balances. Nothing changes when it does already.
    /// </summary>
    public static EntryDraft WithLiaison(this EntryDraft draft)
    {
        var missing = draft.Lines.GroupBy(l => l.Activity).Select(g => (Activity: g.Key, Gap: g.Sum(l => l.Amount))).Where(g => !g.Gap.IsZero);
        return draft with { Lines = [.. draft.Lines, .. missing.Select(m => new LineDraft(m.Activity, Liaison, -m.Gap))] };
    }
}
