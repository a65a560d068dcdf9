using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic.Rules;

/// <summary>The totals of a document follow from its lines, allowances and VAT.</summary>
internal static class TotalRules
{
    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        var totals = invoice.Totals;
        findings.Given(totals.Lines is not null, "BR-12", "BT-106", "le total des lignes");
        findings.Given(totals.TaxExclusive is not null, "BR-13", "BT-109", "le total hors taxes");
        findings.Given(totals.TaxInclusive is not null, "BR-14", "BT-112", "le total toutes taxes comprises");
        findings.Given(totals.Due is not null, "BR-15", "BT-115", "le montant à payer");
        findings.Given(totals.Tax is not null, "BR-CO-15", "BT-110", "le total de la TVA");
        Decimals(totals, findings);

        var lines = Sum(invoice.Lines.Select(l => l.NetAmount));
        Equal(totals.Lines, lines, "BR-CO-10", "BT-106", "Le total des lignes", "la somme des lignes", findings);
        Parts(totals.Allowances, invoice.AllowancesCharges.Where(a => !a.IsCharge), "BR-CO-11", "BT-107", "Le total des remises", findings);
        Parts(totals.Charges, invoice.AllowancesCharges.Where(a => a.IsCharge), "BR-CO-12", "BT-108", "Le total des frais", findings);
        Equal(totals.TaxExclusive, Sum([totals.Lines, -totals.Allowances, totals.Charges]), "BR-CO-13", "BT-109", "Le total hors taxes", "lignes − remises + frais", findings);
        Equal(totals.Tax, Sum(invoice.VatBreakdown.Select(v => v.Tax)), "BR-CO-14", "BT-110", "Le total de la TVA", "la somme par taux", findings);
        Equal(totals.TaxInclusive, Sum([totals.TaxExclusive, totals.Tax]), "BR-CO-15", "BT-112", "Le total toutes taxes comprises", "hors taxes + TVA", findings);
        Equal(totals.Due, Sum([totals.TaxInclusive, -totals.Paid, totals.Rounding]), "BR-CO-16", "BT-115", "Le montant à payer", "total − déjà payé + arrondi", findings);
    }

    /// <summary>A sum that stays inside what a decimal holds, whatever a hostile document says.</summary>
    public static decimal? Sum(IEnumerable<decimal?> amounts)
    {
        var sum = 0m;
        foreach (var amount in amounts)
        {
            if (amount is not { } given) continue;
            if (Math.Abs(given) > 1e18m || Math.Abs(sum) > 1e24m) return null;
            sum += given;
        }
        return sum;
    }

    private static void Parts(decimal? total, IEnumerable<AllowanceCharge> parts, string rule, string term, string what, Findings findings)
    {
        var list = parts.ToList();
        if (list.Count > 0 && total is null) findings.Add(rule, term, $"{what} ({term}) manque. Indiquez la somme.");
        else Equal(total, Sum(list.Select(a => a.Amount)), rule, term, what, "la somme", findings);
    }

    private static void Equal(decimal? told, decimal? sum, string rule, string term, string what, string from, Findings findings)
    {
        if (told is not { } given || given == sum) return;
        var expected = sum is { } known ? $" ; {from} donne {French.Number(known, 2, 4)}" : "";
        findings.Add(rule, term, $"{what} est {French.Number(given, 2, 4)}{expected} ({term}). Recalculez la facture.");
    }

    private static void Decimals(DocumentTotals totals, Findings findings)
    {
        findings.Cents(totals.Lines, "BR-DEC-09", "BT-106");
        findings.Cents(totals.Allowances, "BR-DEC-10", "BT-107");
        findings.Cents(totals.Charges, "BR-DEC-11", "BT-108");
        findings.Cents(totals.TaxExclusive, "BR-DEC-12", "BT-109");
        findings.Cents(totals.Tax, "BR-DEC-13", "BT-110");
        findings.Cents(totals.TaxInclusive, "BR-DEC-14", "BT-112");
        findings.Cents(totals.Paid, "BR-DEC-16", "BT-113");
        findings.Cents(totals.Rounding, "BR-DEC-17", "BT-114");
        findings.Cents(totals.Due, "BR-DEC-18", "BT-115");
    }
}
