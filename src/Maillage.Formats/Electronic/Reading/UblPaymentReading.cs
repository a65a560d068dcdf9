namespace Maillage.Formats.Electronic.Reading;

/// <summary>Reads payment instructions and totals of a UBL document.</summary>
internal static class UblPaymentReading
{
    /// <param name="creditor">BT-90, found among the identifiers of the parties.</param>
    public static PaymentInstructions? Read(XmlIn root, string? creditor)
    {
        var means = root.All("PaymentMeans").ToList();
        var debit = new DirectDebit(
            means.Select(m => m.Text("PaymentMandate/ID")).FirstOrDefault(m => m is not null), creditor,
            means.Select(m => m.Text("PaymentMandate/PayerFinancialAccount/ID")).FirstOrDefault(a => a is not null));
        var read = new PaymentInstructions
        {
            MeansCode = means.FirstOrDefault()?.Text("PaymentMeansCode") ?? "",
            MeansText = means.FirstOrDefault()?.At("PaymentMeansCode")?.Attribute("name"),
            RemittanceText = means.Select(m => m.Text("PaymentID")).FirstOrDefault(t => t is not null),
            Transfers = means.Select(m => m.At("PayeeFinancialAccount")).OfType<XmlIn>().Where(a => a.Text("ID") is not null)
                .Select(a => new CreditTransfer(a.Text("ID")!, a.Text("Name"), a.Text("FinancialInstitutionBranch/ID"))).ToItems(),
            Card = means.Select(m => m.At("CardAccount")).OfType<XmlIn>()
                .Select(c => new PaymentCard(c.Text("PrimaryAccountNumberID") ?? "", c.Text("HolderName"))).FirstOrDefault(),
            DirectDebit = debit == new DirectDebit(null) ? null : debit,
        };
        // A credit note that only tells its due date has instructions in form, none in substance.
        var dateOnly = root.Name == "CreditNote" && read == new PaymentInstructions { MeansCode = Ubl.UblPayment.Undefined };
        return dateOnly || read == new PaymentInstructions() ? null : read;
    }

    public static DocumentTotals Totals(XmlIn root)
    {
        var (currency, vatCurrency) = (root.Text("DocumentCurrencyCode"), root.Text("TaxCurrencyCode"));
        var taxes = root.All("TaxTotal").Select(t => t.At("TaxAmount")).OfType<XmlIn>().ToList();
        var main = taxes.Find(t => t.Attribute("currencyID") == currency) ?? taxes.Find(t => t.Attribute("currencyID") is null);
        var other = vatCurrency is null ? null : taxes.Find(t => t != main && t.Attribute("currencyID") == vatCurrency);
        var totals = root.At("LegalMonetaryTotal");
        return new DocumentTotals
        {
            Lines = totals?.Number("LineExtensionAmount", "BT-106"),
            Allowances = totals?.Number("AllowanceTotalAmount", "BT-107"),
            Charges = totals?.Number("ChargeTotalAmount", "BT-108"),
            TaxExclusive = totals?.Number("TaxExclusiveAmount", "BT-109"),
            Tax = main?.Number("BT-110"),
            TaxInVatCurrency = other?.Number("BT-111"),
            TaxInclusive = totals?.Number("TaxInclusiveAmount", "BT-112"),
            Paid = totals?.Number("PrepaidAmount", "BT-113"),
            Rounding = totals?.Number("PayableRoundingAmount", "BT-114"),
            Due = totals?.Number("PayableAmount", "BT-115"),
        };
    }
}
