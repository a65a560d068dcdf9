using Maillage.Formats.Electronic.Ubl;

namespace Maillage.Formats.Electronic;

/// <summary>Writes UBL 2.1: an Invoice, or a CreditNote when the type of the document says so.</summary>
public static class UblWriter
{
    /// <summary>The document as UTF-8 XML: the same invoice always gives the same bytes. Never fails; what is missing is left out.</summary>
    public static byte[] Write(ElectronicInvoice invoice)
    {
        var credit = InvoiceTypes.IsUblCreditNote(invoice.TypeCode);
        using var xml = new XmlOut(UblNames.Namespaces(credit));
        xml.Group(credit ? "CreditNote" : "Invoice", () =>
        {
            UblHead.Write(xml, invoice, credit);
            UblReferences.Write(xml, invoice, credit);
            xml.Group("cac:AccountingSupplierParty", () => UblParty.Write(xml, invoice.Seller, invoice.Payee is null ? invoice.Payment?.DirectDebit?.Creditor : null));
            xml.Group("cac:AccountingCustomerParty", () => UblParty.Write(xml, invoice.Buyer.AsBuyer()));
            UblParty.Payee(xml, invoice.Payee, invoice.Payment?.DirectDebit?.Creditor);
            UblParty.TaxRepresentative(xml, invoice.TaxRepresentative);
            UblParty.Delivery(xml, invoice.Delivery);
            UblPayment.Write(xml, invoice, credit);
            foreach (var item in invoice.AllowancesCharges) xml.AllowanceCharge(item, invoice.Currency);
            UblTotals.Write(xml, invoice);
            foreach (var line in invoice.Lines) UblLine.Write(xml, line, invoice.Currency, credit);
        });
        return xml.Finish();
    }
}
