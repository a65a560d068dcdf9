namespace Maillage.Formats.Electronic.Cii;

/// <summary>BT-23, BT-24, BT-1, BT-2, BT-3 and the notes.</summary>
internal static class CiiHead
{
    public static void Write(XmlOut xml, ElectronicInvoice invoice)
    {
        xml.Group("rsm:ExchangedDocumentContext", () =>
        {
            xml.Group("ram:BusinessProcessSpecifiedDocumentContextParameter", () => xml.Text("ram:ID", invoice.Process));
            xml.Group("ram:GuidelineSpecifiedDocumentContextParameter", () => xml.Text("ram:ID", invoice.Guideline));
        });
        xml.Group("rsm:ExchangedDocument", () =>
        {
            xml.Text("ram:ID", invoice.Number);
            xml.Text("ram:TypeCode", invoice.TypeCode);
            xml.Date("ram:IssueDateTime", invoice.IssueDate);
            foreach (var note in invoice.Notes) Note(xml, note);
        });
    }

    private static void Note(XmlOut xml, InvoiceNote note)
    {
        if (XmlText.Clean(note.Text) is null) return;
        xml.Group("ram:IncludedNote", () =>
        {
            xml.Text("ram:Content", note.Text);
            xml.Text("ram:SubjectCode", note.Subject);
        });
    }
}
