using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Takeover;

/// <summary>What one account of one activity holds on the day of the opening.</summary>
/// <param name="Line">Of the file.</param>
/// <param name="Written">The account as the file names it.</param>
/// <param name="Amount">Positive on the debit.</param>
public sealed record OpeningRow(int Line, string Written, string Account, Id<Activity> Activity, Money Amount);

/// <summary>The balances that the books open with.</summary>
public static class OpeningBalance
{
    /// <summary>Accounts of tax that waits for its receipt: ours are known by their VAT code, others are not.</summary>
    private const string PendingVat = "44574";

    /// <summary>Why an account cannot be opened with a balance; null when it can.</summary>
    /// <param name="pending">Our accounts of tax that waits.</param>
    public static string? Refuse(string account, Chart chart, IReadOnlyCollection<string> pending)
    {
        if (!chart.IsPostable(account)) return $"« {French.Excerpt(account)} » n’est pas un compte du plan comptable : écrivez sa correspondance sous le choix des colonnes.";
        if (account[0] is '6' or '7') return "Les charges et les produits repartent de zéro au premier jour d’un exercice : seuls les comptes 1 à 5 se reprennent. Le résultat passé est au compte 12, ou 11 une fois affecté.";
        if (account.StartsWith(PendingVat, StringComparison.Ordinal) && !pending.Contains(account))
            return $"Ce compte de TVA en attente ne dit pas son taux : écrivez sa correspondance, par exemple {account} = {pending.Order(StringComparer.Ordinal).FirstOrDefault()}.";
        return chart.CheckFree(account).Refusal?.Message;
    }

    /// <summary>What is too much on the debit, negative on the credit; zero when it balances.</summary>
    public static Money Gap(IEnumerable<OpeningRow> rows) => rows.Sum(r => r.Amount);

    /// <summary>The entry, rows of one account and activity added up, activities balanced by liaison lines.</summary>
    /// <param name="part">Makes the source its own: an opening undone may be done again.</param>
    public static EntryDraft Entry(Id<LegalEntity> entity, DateOnly opensOn, string part, IEnumerable<OpeningRow> rows) =>
        new EntryDraft(entity, JournalCodes.General, opensOn, "Soldes repris à l’ouverture", "REPRISE", opensOn, new EntrySource("takeover-opening", entity.Value, part),
            [.. rows.GroupBy(r => (r.Account, r.Activity)).Select(g => new LineDraft(g.Key.Activity, g.Key.Account, g.Sum(r => r.Amount))).Where(l => !l.Amount.IsZero)
                .OrderBy(l => l.Account, StringComparer.Ordinal).ThenBy(l => l.Activity)]).WithLiaison();
}
