namespace Maillage.Formats.Electronic.Rules;

/// <summary>XP Z12-012: VAT categories and rates, and how long numbers may be.</summary>
internal static class FrenchAmountRules
{
    private static readonly decimal[] Rates = [0m, 0.9m, 1.05m, 1.75m, 2.1m, 5.5m, 7m, 8.5m, 9.2m, 9.6m, 10m, 13m, 19.6m, 20m, 20.6m];

    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        foreach (var group in invoice.VatBreakdown)
        {
            Vat(group.Category, group.Rate, "BT-118", "BT-119", findings);
            Amount(group.Taxable, "BT-116", findings);
            Amount(group.Tax, "BT-117", findings);
        }
        foreach (var item in invoice.AllowancesCharges)
        {
            Vat(item.VatCategory, item.VatRate, item.IsCharge ? "BT-102" : "BT-95", item.IsCharge ? "BT-103" : "BT-96", findings);
            Amount(item.Amount, item.IsCharge ? "BT-99" : "BT-92", findings);
            Amount(item.BaseAmount, item.IsCharge ? "BT-100" : "BT-93", findings);
        }
        foreach (var line in invoice.Lines) Line(line, findings);
        var totals = invoice.Totals;
        foreach (var (amount, term) in new[]
        {
            (totals.Lines, "BT-106"), (totals.Allowances, "BT-107"), (totals.Charges, "BT-108"), (totals.TaxExclusive, "BT-109"), (totals.Tax, "BT-110"),
            (totals.TaxInVatCurrency, "BT-111"), (totals.TaxInclusive, "BT-112"), (totals.Paid, "BT-113"), (totals.Rounding, "BT-114"), (totals.Due, "BT-115"),
        }) Amount(amount, term, findings);
    }

    private static void Line(ElectronicLine line, Findings findings)
    {
        Vat(line.VatCategory, line.VatRate, LineRules.Term("BT-151", line), LineRules.Term("BT-152", line), findings);
        Amount(line.NetAmount, LineRules.Term("BT-131", line), findings);
        foreach (var item in line.AllowancesCharges)
        {
            Amount(item.Amount, LineRules.Term(item.IsCharge ? "BT-141" : "BT-136", line), findings);
            Amount(item.BaseAmount, LineRules.Term(item.IsCharge ? "BT-142" : "BT-137", line), findings);
        }
        Fits(XmlText.Number(line.Quantity), 4, true, "BR-FR-DEC-02", LineRules.Term("BT-129", line), findings);
        Fits(XmlText.Number(line.PriceBase), 4, true, "BR-FR-DEC-02", LineRules.Term("BT-149", line), findings);
        Fits(XmlText.Number(line.NetPrice), 6, false, "BR-FR-DEC-03", LineRules.Term("BT-146", line), findings);
        Fits(XmlText.Number(line.PriceDiscount), 6, false, "BR-FR-DEC-03", LineRules.Term("BT-147", line), findings);
        Fits(XmlText.Number(line.GrossPrice), 6, false, "BR-FR-DEC-03", LineRules.Term("BT-148", line), findings);
    }

    private static void Vat(string? category, decimal? rate, string term, string rateTerm, Findings findings)
    {
        findings.Unless(string.IsNullOrEmpty(category) || VatCategories.French.Contains(category), "BR-FR-15", term, $"« {category} » n’est pas une catégorie de TVA admise en France ({term}). Choisissez S, E, AE, K, G, O ou Z.");
        findings.Unless(rate is not { } given || Rates.Contains(given), "BR-FR-16", rateTerm, $"Le taux de {XmlText.Number(rate)} % n’est pas un taux de TVA français ({rateTerm}). Corrigez-le.");
    }

    private static void Amount(decimal? amount, string term, Findings findings) => Fits(XmlText.Amount(amount), 2, true, "BR-FR-DEC-01", term, findings);

    // The rule counts the characters as written, the sign too.
    private static void Fits(string? written, int decimals, bool signed, string rule, string term, Findings findings)
    {
        if (written is null) return;
        var point = written.IndexOf('.', StringComparison.Ordinal);
        var fits = (point < 0 || written.Length - point - 1 <= decimals) && written.Replace(".", "", StringComparison.Ordinal).Length <= 19 && (signed || written[0] != '-');
        findings.Unless(fits, rule, term, $"Le nombre {written} est trop long ou mal formé ({term}) : {decimals} décimales, 19 chiffres{(signed ? "" : ", sans signe")} au plus. Corrigez-le.");
    }
}
