using System.Globalization;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Modules.Ledger.Import;

/// <summary>Why a row cannot be imported.</summary>
/// <param name="Line">Line of the file, the titles being the first.</param>
/// <param name="Column">Title of the column at fault; empty for the whole row.</param>
public sealed record ImportFault(int Line, string Column, string Reason);

/// <summary>What the codes of a file may mean: accounts, activities, third parties.</summary>
public sealed record ImportCodes(Chart Chart, IReadOnlyDictionary<string, Id<Activity>> Activities, IReadOnlyDictionary<string, Id<ThirdParty>> ThirdParties);

/// <summary>A row that could be read.</summary>
public sealed record ImportRow(int Line, string Journal, DateOnly Date, string Document, string Label, string Account, Id<Activity> Activity, Id<ThirdParty>? ThirdParty, Money Amount)
{
    private static readonly string[] Dates = ["dd/MM/yyyy", "yyyy-MM-dd", "yyyyMMdd", "d/M/yyyy"];

    /// <summary>Reads a row by the titles of its columns; every fault is told.</summary>
    public static ImportRow? Read(int line, Func<string, string> field, ImportCodes codes, List<ImportFault> faults)
    {
        var before = faults.Count;
        void Fault(string column, string reason) => faults.Add(new ImportFault(line, column, reason));

        var journal = field("journal").ToUpperInvariant();
        if (JournalCodes.All.All(j => j.Code != journal)) Fault("journal", $"« {French.Excerpt(journal)} » n’est pas un journal : écrivez {string.Join(", ", JournalCodes.All.Select(j => j.Code))}.");
        if (!DateOnly.TryParseExact(field("date"), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) Fault("date", $"« {French.Excerpt(field("date"))} » n’est pas une date : écrivez par exemple 31/12/2026.");
        var document = field("piece");
        if (document.Length is 0 or > EntryRules.LongestDocument) Fault("piece", document.Length == 0 ? "Donnez la référence de la pièce." : $"La pièce a au plus {EntryRules.LongestDocument} caractères.");
        var label = field("libelle");
        if (label.Length is 0 or > EntryRules.LongestLabel) Fault("libelle", label.Length == 0 ? "Donnez un libellé." : $"Le libellé a au plus {EntryRules.LongestLabel} caractères.");
        var account = field("compte");
        if (!codes.Chart.IsPostable(account)) Fault("compte", $"Le compte « {French.Excerpt(account)} » n’est pas au plan comptable.");
        if (!codes.Activities.TryGetValue(field("activite").ToUpperInvariant(), out var activity)) Fault("activite", field("activite").Length == 0 ? "Donnez le code de l’activité ; les services communs en ont un." : $"Aucune activité n’a le code « {French.Excerpt(field("activite"))} ».");
        Id<ThirdParty>? third = null;
        if (field("tiers") is { Length: > 0 } code)
        {
            if (codes.ThirdParties.TryGetValue(code.ToUpperInvariant(), out var known)) third = known;
            else Fault("tiers", $"Aucun tiers n’a le code « {French.Excerpt(code)} ».");
        }
        var debit = Amount("debit");
        var credit = Amount("credit");
        if (debit is { IsZero: false } && credit is { IsZero: false }) Fault("debit", "Une ligne est au débit ou au crédit, pas aux deux.");
        else if (debit is { IsZero: true } && credit is { IsZero: true }) Fault("debit", "Donnez un montant au débit ou au crédit.");
        return faults.Count > before ? null : new ImportRow(line, journal, date, document, label, account, activity, third, debit!.Value - credit!.Value);

        Money? Amount(string column)
        {
            var text = field(column);
            if (text.Length == 0) return Money.Zero;
            if (French.ParseNumber(text) is not { } number || Math.Abs(number) > 1_000_000_000m) Fault(column, $"« {French.Excerpt(text)} » n’est pas un montant : écrivez par exemple 1440,50.");
            else if (number < 0) Fault(column, "Un montant est positif : changez de colonne plutôt que de signe.");
            else if (decimal.Round(number, 2) != number) Fault(column, $"« {French.Excerpt(text)} » a plus de deux décimales.");
            else return Money.FromEuros(number);
            return null;
        }
    }
}
