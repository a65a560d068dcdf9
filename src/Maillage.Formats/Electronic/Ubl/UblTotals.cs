namespace Maillage.Formats.Electronic.Ubl;

/// <summary>BG-22 and BG-23 in UBL.</summary>
internal static class UblTotals
{
    public static void Write(XmlOut xml, ElectronicInvoice invoice)
    {
        var (totals, currency) = (invoice.Totals, invoice.Currency);
        xml.Group("cac:TaxTotal", () =>
        {
            xml.Amount("cbc:TaxAmount", totals.Tax, currency);
            foreach (var group in invoice.VatBreakdown)
                xml.Group("cac:TaxSubtotal", () =>
                {
                    xml.Amount("cbc:TaxableAmount", group.Taxable, currency);
                    xml.Amount("cbc:TaxAmount", group.Tax, currency);
                    xml.TaxCategory("cac:TaxCategory", group.Category, group.Rate, group);
                });
        });
        xml.Group("cac:TaxTotal", () => xml.Amount("cbc:TaxAmount", totals.TaxInVatCurrency, invoice.VatCurrency));
        xml.Group("cac:LegalMonetaryTotal", () =>
        {
            xml.Amount("cbc:LineExtensionAmount", totals.Lines, currency);
            xml.Amount("cbc:TaxExclusiveAmount", totals.TaxExclusive, currency);
            xml.Amount("cbc:TaxInclusiveAmount", totals.TaxInclusive, currency);
            xml.Amount("cbc:AllowanceTotalAmount", totals.Allowances, currency);
            xml.Amount("cbc:ChargeTotalAmount", totals.Charges, currency);
            xml.Amount("cbc:PrepaidAmount", totals.Paid, currency);
            xml.Amount("cbc:PayableRoundingAmount", totals.Rounding, currency);
            xml.Amount("cbc:PayableAmount", totals.Due, currency);
        });
    }
}
