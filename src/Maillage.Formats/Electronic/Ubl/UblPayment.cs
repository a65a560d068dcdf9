namespace Maillage.Formats.Electronic.Ubl;

/// <summary>BG-16 and BT-20 in UBL.</summary>
internal static class UblPayment
{
    /// <summary>UNTDID 4461 « instrument not defined »: carries the due date of a credit note that says nothing else of its payment.</summary>
    public const string Undefined = "1";

    public static void Write(XmlOut xml, ElectronicInvoice invoice, bool credit)
    {
        var dueDate = credit ? invoice.DueDate : null;
        var payment = invoice.Payment ?? (dueDate is null ? null : new PaymentInstructions { MeansCode = Undefined });
        for (var i = 0; payment is not null && i < Math.Max(1, payment.Transfers.Count); i++)
            Means(xml, payment, i, i < payment.Transfers.Count ? payment.Transfers[i] : null, i == 0 ? dueDate : null);
        xml.Group("cac:PaymentTerms", () => xml.Text("cbc:Note", invoice.PaymentTerms));
    }

    // One element per account: the card and the debit are on the first.
    private static void Means(XmlOut xml, PaymentInstructions payment, int index, CreditTransfer? transfer, DateOnly? dueDate) => xml.Group("cac:PaymentMeans", () =>
    {
        xml.Text("cbc:PaymentMeansCode", payment.MeansCode, ("name", payment.MeansText));
        xml.Date("cbc:PaymentDueDate", dueDate);
        xml.Text("cbc:PaymentID", payment.RemittanceText);
        if (index == 0) Card(xml, payment.Card);
        xml.Group("cac:PayeeFinancialAccount", () =>
        {
            xml.Text("cbc:ID", transfer?.Account);
            xml.Text("cbc:Name", transfer?.AccountName);
            xml.Group("cac:FinancialInstitutionBranch", () => xml.Text("cbc:ID", transfer?.Bic));
        });
        if (index == 0)
            xml.Group("cac:PaymentMandate", () =>
            {
                xml.Text("cbc:ID", payment.DirectDebit?.Mandate);
                xml.Group("cac:PayerFinancialAccount", () => xml.Text("cbc:ID", payment.DirectDebit?.DebitedAccount));
            });
    });

    private static void Card(XmlOut xml, PaymentCard? card)
    {
        if (card is null) return;
        xml.Group("cac:CardAccount", () =>
        {
            xml.Text("cbc:PrimaryAccountNumberID", card.LastDigits);
            // UBL asks for a network that EN 16931 does not know.
            xml.Text("cbc:NetworkID", "NA");
            xml.Text("cbc:HolderName", card.Holder);
        });
    }
}
