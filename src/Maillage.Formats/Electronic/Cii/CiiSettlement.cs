using System.Globalization;
using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic.Cii;

/// <summary>Payment, VAT, allowances and totals in CII.</summary>
internal static class CiiSettlement
{
    public static void Write(XmlOut xml, ElectronicInvoice invoice) => xml.Group("ram:ApplicableHeaderTradeSettlement", () =>
    {
        var payment = invoice.Payment;
        xml.Text("ram:CreditorReferenceID", payment?.DirectDebit?.Creditor);
        xml.Text("ram:PaymentReference", payment?.RemittanceText);
        xml.Text("ram:TaxCurrencyCode", invoice.VatCurrency);
        xml.Text("ram:InvoiceCurrencyCode", invoice.Currency);
        CiiParty.Write(xml, "ram:PayeeTradeParty", invoice.Payee?.AsPayee());
        Means(xml, payment);
        for (var i = 0; i < invoice.VatBreakdown.Count; i++) Vat(xml, invoice, invoice.VatBreakdown[i], i == 0);
        xml.Period(invoice.Period);
        foreach (var item in invoice.AllowancesCharges) xml.AllowanceCharge(item);
        xml.Group("ram:SpecifiedTradePaymentTerms", () =>
        {
            xml.Text("ram:Description", invoice.PaymentTerms);
            xml.Date("ram:DueDateDateTime", invoice.DueDate);
            xml.Text("ram:DirectDebitMandateID", payment?.DirectDebit?.Mandate);
        });
        Totals(xml, invoice);
        foreach (var preceding in invoice.PrecedingInvoices)
            xml.Group("ram:InvoiceReferencedDocument", () =>
            {
                xml.Text("ram:IssuerAssignedID", preceding.Number);
                xml.Date("ram:FormattedIssueDateTime", preceding.IssueDate, "qdt:DateTimeString");
            });
        xml.Group("ram:ReceivableSpecifiedTradeAccountingAccount", () => xml.Text("ram:ID", invoice.BuyerAccountingReference));
    });

    // One element per account: the code, the text, the card and the debit are on the first.
    private static void Means(XmlOut xml, PaymentInstructions? payment)
    {
        if (payment is null) return;
        for (var i = 0; i < Math.Max(1, payment.Transfers.Count); i++)
        {
            var (first, transfer) = (i == 0, i < payment.Transfers.Count ? payment.Transfers[i] : null);
            xml.Group("ram:SpecifiedTradeSettlementPaymentMeans", () =>
            {
                xml.Text("ram:TypeCode", payment.MeansCode);
                xml.Text("ram:Information", payment.MeansText);
                if (first) Card(xml, payment);
                if (transfer is not null) Account(xml, transfer);
            });
        }
    }

    private static void Card(XmlOut xml, PaymentInstructions payment)
    {
        xml.Group("ram:ApplicableTradeSettlementFinancialCard", () =>
        {
            xml.Text("ram:ID", payment.Card?.LastDigits);
            xml.Text("ram:CardholderName", payment.Card?.Holder);
        });
        xml.Group("ram:PayerPartyDebtorFinancialAccount", () => xml.Text("ram:IBANID", payment.DirectDebit?.DebitedAccount));
    }

    private static void Account(XmlOut xml, CreditTransfer transfer)
    {
        var iban = Identifiers.IsIban(transfer.Account);
        xml.Group("ram:PayeePartyCreditorFinancialAccount", () =>
        {
            xml.Text("ram:IBANID", iban ? transfer.Account : null);
            xml.Text("ram:AccountName", transfer.AccountName);
            xml.Text("ram:ProprietaryID", iban ? null : transfer.Account);
        });
        xml.Group("ram:PayeeSpecifiedCreditorFinancialInstitution", () => xml.Text("ram:BICID", transfer.Bic));
    }

    // CII repeats BT-8 in each group, but may hold BT-7 only once.
    private static void Vat(XmlOut xml, ElectronicInvoice invoice, VatBreakdown group, bool first) => xml.Group("ram:ApplicableTradeTax", () =>
    {
        xml.Text("ram:CalculatedAmount", XmlText.Amount(group.Tax));
        xml.Text("ram:TypeCode", "VAT");
        xml.Text("ram:ExemptionReason", group.ExemptionReason);
        xml.Text("ram:BasisAmount", XmlText.Amount(group.Taxable));
        xml.Text("ram:CategoryCode", group.Category);
        xml.Text("ram:ExemptionReasonCode", group.ExemptionCode);
        xml.Group("ram:TaxPointDate", () =>
            xml.Text("udt:DateString", (first ? invoice.VatPointDate : null)?.ToString("yyyyMMdd", CultureInfo.InvariantCulture), ("format", "102")));
        xml.Text("ram:DueDateTypeCode", invoice.VatPointCode);
        xml.Text("ram:RateApplicablePercent", XmlText.Amount(group.Rate));
    });

    private static void Totals(XmlOut xml, ElectronicInvoice invoice)
    {
        var totals = invoice.Totals;
        xml.Group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", () =>
        {
            xml.Text("ram:LineTotalAmount", XmlText.Amount(totals.Lines));
            xml.Text("ram:ChargeTotalAmount", XmlText.Amount(totals.Charges));
            xml.Text("ram:AllowanceTotalAmount", XmlText.Amount(totals.Allowances));
            xml.Text("ram:TaxBasisTotalAmount", XmlText.Amount(totals.TaxExclusive));
            xml.Text("ram:TaxTotalAmount", XmlText.Amount(totals.Tax), ("currencyID", invoice.Currency));
            xml.Text("ram:TaxTotalAmount", XmlText.Amount(totals.TaxInVatCurrency), ("currencyID", invoice.VatCurrency));
            xml.Text("ram:RoundingAmount", XmlText.Amount(totals.Rounding));
            xml.Text("ram:GrandTotalAmount", XmlText.Amount(totals.TaxInclusive));
            xml.Text("ram:TotalPrepaidAmount", XmlText.Amount(totals.Paid));
            xml.Text("ram:DuePayableAmount", XmlText.Amount(totals.Due));
        });
    }
}
