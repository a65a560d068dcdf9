namespace Maillage.Formats.Electronic.Ubl;

/// <summary>The first elements of a UBL document, whose order an Invoice and a CreditNote do not share.</summary>
internal static class UblHead
{
    public static void Write(XmlOut xml, ElectronicInvoice invoice, bool credit)
    {
        xml.Text("cbc:CustomizationID", invoice.Guideline);
        xml.Text("cbc:ProfileID", invoice.Process);
        xml.Text("cbc:ID", invoice.Number);
        xml.Date("cbc:IssueDate", invoice.IssueDate);
        if (credit) xml.Date("cbc:TaxPointDate", invoice.VatPointDate);
        else xml.Date("cbc:DueDate", invoice.DueDate);
        xml.Text(credit ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode", invoice.TypeCode);
        // The French rules read all notes as one text in which a subject ends where the next begins: plain notes come first.
        foreach (var note in invoice.Notes.Where(n => n.Subject is null)) xml.Text("cbc:Note", note.Text);
        foreach (var note in invoice.Notes.Where(n => n.Subject is not null && XmlText.Clean(n.Text) is not null))
            xml.Text("cbc:Note", $"#{note.Subject}#{XmlText.Clean(note.Text)}");
        if (!credit) xml.Date("cbc:TaxPointDate", invoice.VatPointDate);
        xml.Text("cbc:DocumentCurrencyCode", invoice.Currency);
        xml.Text("cbc:TaxCurrencyCode", invoice.VatCurrency);
        xml.Text("cbc:AccountingCost", invoice.BuyerAccountingReference);
        xml.Text("cbc:BuyerReference", invoice.BuyerReference);
        xml.Period(invoice.Period, invoice.VatPointCode);
    }
}
