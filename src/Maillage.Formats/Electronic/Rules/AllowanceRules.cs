namespace Maillage.Formats.Electronic.Rules;

/// <summary>Reductions and extras, of the document and of lines.</summary>
internal static class AllowanceRules
{
    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        foreach (var item in invoice.AllowancesCharges) OnDocument(item, findings);
        foreach (var line in invoice.Lines)
            foreach (var item in line.AllowancesCharges) OnLine(item, line, findings);
    }

    private static void OnDocument(AllowanceCharge item, Findings findings)
    {
        var charge = item.IsCharge;
        var (amount, basis) = charge ? ("BT-99", "BT-100") : ("BT-92", "BT-93");
        findings.Given(item.Amount is not null, charge ? "BR-36" : "BR-31", amount, charge ? "le montant des frais" : "le montant de la remise");
        findings.Text(item.VatCategory, charge ? "BR-37" : "BR-32", charge ? "BT-102" : "BT-95", charge ? "la TVA des frais" : "la TVA de la remise");
        Reason(item, charge ? "BR-38" : "BR-33", charge ? "BT-104" : "BT-97", charge ? "BT-105" : "BT-98", findings);
        findings.Cents(item.Amount, charge ? "BR-DEC-05" : "BR-DEC-01", amount);
        findings.Cents(item.BaseAmount, charge ? "BR-DEC-06" : "BR-DEC-02", basis);
    }

    private static void OnLine(AllowanceCharge item, ElectronicLine line, Findings findings)
    {
        var charge = item.IsCharge;
        var (amount, basis) = (LineRules.Term(charge ? "BT-141" : "BT-136", line), LineRules.Term(charge ? "BT-142" : "BT-137", line));
        findings.Given(item.Amount is not null, charge ? "BR-43" : "BR-41", amount, charge ? "le montant des frais" : "le montant de la remise");
        Reason(item, charge ? "BR-44" : "BR-42", LineRules.Term(charge ? "BT-144" : "BT-139", line), LineRules.Term(charge ? "BT-145" : "BT-140", line), findings);
        findings.Cents(item.Amount, charge ? "BR-DEC-27" : "BR-DEC-24", amount);
        findings.Cents(item.BaseAmount, charge ? "BR-DEC-28" : "BR-DEC-25", basis);
    }

    private static void Reason(AllowanceCharge item, string rule, string text, string code, Findings findings)
    {
        findings.Given(XmlText.Clean(item.Reason) is not null || XmlText.Clean(item.ReasonCode) is not null, rule, text, item.IsCharge ? "le motif des frais" : "le motif de la remise");
        findings.Code(item.ReasonCode, item.IsCharge ? "charge-reasons" : "allowance-reasons", item.IsCharge ? "BR-CL-20" : "BR-CL-19", code, "un code de motif");
    }
}
