using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic.Rules;

/// <summary>What each line must hold, and that its amount is its quantity times its price.</summary>
internal static class LineRules
{
    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        findings.Given(invoice.Lines.Count > 0, "BR-16", "BG-25", "au moins une ligne");
        var known = new HashSet<string>();
        foreach (var line in invoice.Lines)
        {
            if (XmlText.Clean(line.Id) is { } id && !known.Add(id))
                findings.Add("BR-21", Term("BT-126", line), $"Deux lignes portent le numéro « {id} » (BT-126). Numérotez-les autrement.");
            Line(line, findings);
            Item(line, findings);
        }
    }

    /// <summary>A term and the line it belongs to.</summary>
    public static string Term(string term, ElectronicLine line) => $"{term} / {line.Id}";

    private static void Line(ElectronicLine line, Findings findings)
    {
        findings.Text(line.Id, "BR-21", "BT-126", "le numéro d’une ligne");
        findings.Given(line.Quantity is not null, "BR-22", Term("BT-129", line), "la quantité");
        findings.Text(line.UnitCode, "BR-23", Term("BT-130", line), "l’unité");
        findings.Code(XmlText.Clean(line.UnitCode), "units", "BR-CL-23", Term("BT-130", line), "un code d’unité");
        findings.Given(line.NetAmount is not null, "BR-24", Term("BT-131", line), "le montant de la ligne");
        findings.Text(line.Name, "BR-25", Term("BT-153", line), "la désignation");
        findings.Given(line.NetPrice is not null, "BR-26", Term("BT-146", line), "le prix unitaire");
        findings.Unless(line.NetPrice is not < 0, "BR-27", Term("BT-146", line), "Le prix unitaire est négatif. Mettez une quantité négative, ou une remise sur le document.");
        findings.Unless(line.GrossPrice is not < 0, "BR-28", Term("BT-148", line), "Le prix brut est négatif. Mettez une quantité négative, ou une remise sur le document.");
        findings.Unless(line.PriceBase is not <= 0, "MA-LIGNE", Term("BT-149", line), "Le prix est donné pour zéro unité ou moins. Indiquez un nombre d’unités positif.");
        findings.Text(line.VatCategory, "BR-CO-04", Term("BT-151", line), "la catégorie de TVA");
        findings.Cents(line.NetAmount, "BR-DEC-23", Term("BT-131", line));
        HeaderRules.Period(line.Period, "BR-30", Term("BT-135", line), findings);
        if (line.InvoicedObject is { } about) findings.Code(about.Scheme, "object-schemes", "BR-CL-07", Term("BT-128", line), "un type d’objet facturé");
        Amount(line, findings);
    }

    private static void Amount(ElectronicLine line, Findings findings)
    {
        if (line is not { Quantity: { } quantity, NetPrice: { } price, NetAmount: { } amount } || line.PriceBase is <= 0) return;
        // Past these sizes the product would not fit a decimal; the French rules refuse such numbers anyway.
        if (Math.Abs(quantity) > 1e12m || Math.Abs(price) > 1e12m || Math.Abs(amount) > 1e15m || line.PriceBase is < 1e-6m) return;
        var expected = quantity * price / (line.PriceBase ?? 1m) + line.AllowancesCharges.Sum(a => a.IsCharge ? a.Amount ?? 0 : -(a.Amount ?? 0));
        findings.Unless(Math.Abs(Rounding.Round(expected, 2) - amount) <= 0.01m, "MA-LIGNE", Term("BT-131", line),
            $"Le montant de la ligne {line.Id} est {French.Number(amount, 2, 4)} ; quantité × prix et remises donnent {French.Number(expected, 2, 2)}. Corrigez l’un ou l’autre.");
    }

    private static void Item(ElectronicLine line, Findings findings)
    {
        if (line.StandardItem is { } standard)
        {
            findings.Text(standard.Scheme, "BR-64", Term("BT-157", line), "le registre de l’identifiant d’article");
            findings.Code(standard.Scheme, "identifier-schemes", "BR-CL-21", Term("BT-157", line), "un registre d’identifiants");
        }
        foreach (var item in line.Classes)
        {
            findings.Text(item.List, "BR-65", Term("BT-158", line), "la nomenclature de la classe d’article");
            findings.Code(item.List, "item-classes", "BR-CL-13", Term("BT-158", line), "une nomenclature");
        }
        findings.Code(line.OriginCountry, "countries", "BR-CL-15", Term("BT-159", line), "un code de pays");
        foreach (var attribute in line.Attributes)
        {
            findings.Text(attribute.Name, "BR-54", Term("BT-160", line), "le nom d’une caractéristique");
            findings.Text(attribute.Value, "BR-54", Term("BT-161", line), "la valeur d’une caractéristique");
        }
    }
}
