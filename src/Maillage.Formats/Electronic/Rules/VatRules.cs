using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic.Rules;

/// <summary>VAT categories: what each asks of rates, identifiers and reasons, and the breakdown that follows from lines and allowances.</summary>
internal static class VatRules
{
    /// <summary>A taxed amount: of a line (rules 02, 05), an allowance (03, 06) or a charge (04, 07).</summary>
    private sealed record Taxed(string? Category, decimal? Rate, decimal? Amount, string IdRule, string RateRule, string Term);

    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        var taxed = invoice.Lines.Select(l => new Taxed(l.VatCategory, l.VatRate, l.NetAmount, "02", "05", LineRules.Term("BT-152", l)))
            .Concat(invoice.AllowancesCharges.Select(a => new Taxed(a.VatCategory, a.VatRate, a.IsCharge ? a.Amount : -a.Amount,
                a.IsCharge ? "04" : "03", a.IsCharge ? "07" : "06", a.IsCharge ? "BT-103" : "BT-96"))).ToList();
        foreach (var item in taxed) Rate(item.Category, item.Rate, item.RateRule, item.Term, findings);
        foreach (var kind in taxed.DistinctBy(t => (t.Category, t.IdRule)))
            if (kind.Category is not null) VatParties.Check(invoice, kind.Category, $"{Prefix(kind.Category)}-{kind.IdRule}", findings);

        findings.Given(invoice.VatBreakdown.Count > 0, "BR-CO-18", "BG-23", "le détail de la TVA");
        foreach (var group in invoice.VatBreakdown) Group(group, taxed, findings);
        foreach (var twice in invoice.VatBreakdown.GroupBy(Key).Where(g => g.Count() > 1))
            findings.Add($"{Prefix(twice.Key.Category)}-01", "BG-23", $"La TVA {twice.Key.Category} est détaillée deux fois au même taux (BG-23). Réunissez ces bases.");
        foreach (var missing in taxed.Where(t => t.Category is not null).Select(Key).Distinct().Except(invoice.VatBreakdown.Select(Key)))
            findings.Add($"{Prefix(missing.Category)}-01", "BG-23", $"La TVA {missing.Category} des lignes manque dans le détail de la TVA (BG-23). Ajoutez sa base.");
        if (invoice.VatBreakdown.Any(g => g.Category == VatCategories.OutOfScope) && taxed.Exists(t => t.Category != VatCategories.OutOfScope))
            findings.Add("BR-O-12", "BT-151", "Des lignes hors champ de la TVA (O) sont mêlées à d’autres. Faites deux factures.");
        if (invoice.VatBreakdown.Any(g => g.Category == VatCategories.OutOfScope) && invoice.VatBreakdown.Any(g => g.Category != VatCategories.OutOfScope))
            findings.Add("BR-O-11", "BG-23", "Le détail de la TVA mêle hors champ (O) et autres catégories. Faites deux factures.");
    }

    /// <summary>The letters of the rules of a category.</summary>
    private static string Prefix(string category) => category == VatCategories.IntraCommunity ? "BR-IC" : $"BR-{category}";

    // Only the standard category has several groups, one per rate.
    private static (string Category, decimal? Rate) Key(VatBreakdown group) => (group.Category, group.Category == VatCategories.Standard ? group.Rate : 0);
    private static (string Category, decimal? Rate) Key(Taxed item) => (item.Category!, item.Category == VatCategories.Standard ? item.Rate : 0);

    private static void Rate(string? category, decimal? rate, string rule, string term, Findings findings)
    {
        if (!VatCategories.French.Contains(category)) return;
        var (right, asked) = category switch
        {
            VatCategories.Standard => (rate > 0, "un taux positif"),
            VatCategories.OutOfScope => (rate is null, "aucun taux"),
            _ => (rate == 0, "un taux de 0"),
        };
        findings.Unless(right, $"{Prefix(category!)}-{rule}", term, $"La catégorie de TVA {category} demande {asked} ({term}). Corrigez le taux ou la catégorie.");
    }

    private static void Group(VatBreakdown group, List<Taxed> taxed, Findings findings)
    {
        findings.Given(group.Taxable is not null, "BR-45", "BT-116", "une base de TVA");
        findings.Given(group.Tax is not null, "BR-46", "BT-117", "un montant de TVA");
        findings.Text(group.Category, "BR-47", "BT-118", "une catégorie de TVA");
        findings.Unless(group.Rate is not null || group.Category == VatCategories.OutOfScope, "BR-48", "BT-119", "Il manque un taux de TVA (BT-119). Renseignez cette donnée.");
        findings.Cents(group.Taxable, "BR-DEC-19", "BT-116");
        findings.Cents(group.Tax, "BR-DEC-20", "BT-117");
        if (!VatCategories.French.Contains(group.Category)) return;

        var prefix = Prefix(group.Category);
        var sum = TotalRules.Sum(taxed.Where(t => t.Category is not null && Key(t) == Key(group)).Select(t => t.Amount));
        if (group.Taxable is { } taxable)
            findings.Unless(taxable == sum, $"{prefix}-08", "BT-116",
                $"La base de TVA {group.Category} est {French.Number(taxable, 2, 4)}{(sum is { } s ? $" ; lignes, remises et frais donnent {French.Number(s, 2, 4)}" : "")} (BT-116). Recalculez la facture.");
        findings.Unless(IsTax(group), group.Category == VatCategories.Standard ? "BR-CO-17" : $"{prefix}-09", "BT-117",
            $"La TVA {group.Category} ne correspond pas à sa base et à son taux (BT-117). Recalculez la facture.");
        if (group.Category == VatCategories.OutOfScope)
            findings.Unless(group.Rate is null, "BR-O-05", "BT-119", "Hors champ de la TVA, il n’y a pas de taux (BT-119). Retirez-le.");
        else if (group.Category != VatCategories.Standard)
            findings.Unless(group.Rate is null or 0, "BR-CO-17", "BT-119", $"La catégorie de TVA {group.Category} demande un taux de 0 (BT-119). Corrigez-le.");
        Reason(group, prefix, findings);
    }

    // The official tolerance is one unit: tax computed from prices with tax may differ from base times rate by cents.
    private static bool IsTax(VatBreakdown group)
    {
        if (group is not { Taxable: { } taxable, Tax: { } tax }) return true;
        if (group.Category != VatCategories.Standard) return tax == 0;
        if (group.Rate is not { } rate || Math.Abs(taxable) > 1e18m || Math.Abs(tax) > 1e18m || Math.Abs(rate) > 10_000m) return false;
        var sound = taxable == 0 || tax == 0 || Math.Sign(taxable) == Math.Sign(tax);
        return sound && Math.Abs(Math.Abs(tax) - Rounding.Round(Math.Abs(taxable) * rate / 100m, 2)) < 1m;
    }

    private static void Reason(VatBreakdown group, string prefix, Findings findings)
    {
        var given = XmlText.Clean(group.ExemptionReason) is not null || XmlText.Clean(group.ExemptionCode) is not null;
        var asked = group.Category is not (VatCategories.Standard or VatCategories.ZeroRated);
        findings.Unless(given == asked, $"{prefix}-10", "BT-120", asked
            ? $"Il manque la raison de ne pas facturer la TVA {group.Category} (BT-120 ou BT-121). Indiquez l’article de loi."
            : $"La TVA {group.Category} porte une raison d’exonération (BT-120). Retirez-la.");
        findings.Code(group.ExemptionCode, "vat-exemptions", "BR-CL-22", "BT-121", "un code d’exonération (VATEX)");
    }
}
