using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Takings;

/// <summary>What makes a day's takings fit to be booked.</summary>
public static class TakingRules
{
    /// <summary>The means of payment of a till, in the order of the form.</summary>
    public static IReadOnlyList<PaymentMethod> Methods { get; } = [PaymentMethod.Cash, PaymentMethod.Card, PaymentMethod.Cheque, PaymentMethod.Cesu];

    /// <summary>Whether a code may stand in takings: others need an invoice, since the customer pays the tax or is abroad.</summary>
    public static bool Takes(VatCode code) => code.Category is VatCategory.S or VatCategory.E;

    /// <summary>The reasons to refuse, none when it is fit; fields named as in <see cref="TakingDraft"/>.</summary>
    /// <param name="today">Nothing is recorded for a later day.</param>
    public static IReadOnlyList<Refusal> Of(TakingDraft draft, Activity activity, VatTable vat, DateOnly today)
    {
        var refusals = new List<Refusal>();
        void Refuse(string type, string message, string? field) => refusals.Add(new("sales.taking." + type, message, field));

        if (draft.Date > today) Refuse("date", "Des recettes se saisissent le jour même ou après : cette date est dans le futur.", nameof(draft.Date));
        else if (!activity.SellsOn(draft.Date)) Refuse("date", "Cette activité ne vend pas à cette date : vérifiez-la.", nameof(draft.Date));
        for (var i = 0; i < draft.Sales.Count; i++)
        {
            var sale = draft.Sales[i];
            if (sale.Ttc.IsNegative) Refuse("negative", "Le montant est positif. Un remboursement au comptoir se déduit des ventes du jour.", $"Sales[{i}].Amount");
            else if (sale.Ttc.Euros > LineRules.MostEuros) Refuse("too-much", "Ce montant est trop grand : vérifiez-le.", $"Sales[{i}].Amount");
            if (sale.Ttc.IsZero) continue;
            var code = vat.Find(sale.VatCode, draft.Date, $"Sales[{i}].VatCode");
            if (!code.Ok) refusals.AddRange(code.Refusals);
            else if (!Takes(code.Value)) Refuse("vat", $"« {code.Value.Label} » demande une facture.", $"Sales[{i}].VatCode");
        }
        for (var i = 0; i < draft.Payments.Count; i++)
        {
            if (draft.Payments[i].Amount.IsNegative) Refuse("negative", "Le montant est positif.", $"Payments[{i}].Amount");
            else if (draft.Payments[i].Amount.Euros > LineRules.MostEuros) Refuse("too-much", "Ce montant est trop grand : vérifiez-le.", $"Payments[{i}].Amount");
            else if (!draft.Payments[i].Amount.IsZero && !Methods.Contains(draft.Payments[i].Method)) Refuse("method", "Ce moyen de paiement n’est pas celui d’une caisse.", $"Payments[{i}].Amount");
        }
        if (draft.Count is < 1 or > 100_000) Refuse("count", "Le nombre de ventes est un nombre entier, ou rien.", nameof(draft.Count));
        if (draft.Note.Trim().Length > Taking.LongestNote) Refuse("note", $"La note a plus de {Taking.LongestNote} caractères : raccourcissez-la.", nameof(draft.Note));
        if (refusals.Count == 0) refusals.AddRange(OfTotals(draft));
        return refusals;
    }

    private static IEnumerable<Refusal> OfTotals(TakingDraft draft)
    {
        var (sold, paid) = (draft.Sales.Sum(s => s.Ttc), draft.Payments.Sum(p => p.Amount));
        if (!sold.IsPositive) yield return new("sales.taking.empty", "Donnez ce qui a été vendu, taxe comprise.", "Sales[0].Amount");
        else if (sold != paid) yield return new("sales.taking.totals", Gap(sold, paid), "Payments[0].Amount");
    }

    /// <summary>« Les ventes font 120,00 €, les paiements 100,00 € : il manque 20,00 €. »</summary>
    public static string Gap(Money sold, Money paid) =>
        $"Les ventes font {sold}, les paiements {paid}{French.NoBreak}: {(paid < sold ? $"il manque {sold - paid} de paiements" : $"il manque {paid - sold} de ventes")}.";
}
