namespace Maillage.Formats.Electronic.Ubl;

/// <summary>References and supporting documents in UBL, whose order an Invoice and a CreditNote do not share.</summary>
internal static class UblReferences
{
    public static void Write(XmlOut xml, ElectronicInvoice invoice, bool credit)
    {
        if (XmlText.Clean(invoice.OrderReference) is { } order)
            xml.Group("cac:OrderReference", () =>
            {
                xml.Text("cbc:ID", order);
                xml.Text("cbc:SalesOrderID", invoice.SalesOrderReference);
            });
        foreach (var preceding in invoice.PrecedingInvoices)
            xml.Group("cac:BillingReference", () => xml.Group("cac:InvoiceDocumentReference", () =>
            {
                xml.Text("cbc:ID", preceding.Number);
                xml.Date("cbc:IssueDate", preceding.IssueDate);
            }));
        Reference(xml, "cac:DespatchDocumentReference", invoice.DespatchAdviceReference);
        Reference(xml, "cac:ReceiptDocumentReference", invoice.ReceivingAdviceReference);
        if (!credit) Reference(xml, "cac:OriginatorDocumentReference", invoice.TenderReference);
        Reference(xml, "cac:ContractDocumentReference", invoice.ContractReference);
        foreach (var document in invoice.SupportingDocuments) Supporting(xml, document);
        Typed(xml, "cac:AdditionalDocumentReference", invoice.InvoicedObject, "130");
        if (credit)
        {
            // A CreditNote has no element for a project: it borrows the reference of type 50.
            if (invoice.ProjectReference is { } project) Typed(xml, "cac:AdditionalDocumentReference", new(project), "50");
            Reference(xml, "cac:OriginatorDocumentReference", invoice.TenderReference);
        }
        else Reference(xml, "cac:ProjectReference", invoice.ProjectReference);
    }

    /// <summary>BT-18, BT-128: a reference with its type.</summary>
    public static void Typed(XmlOut xml, string name, SchemedId? id, string type)
    {
        if (XmlText.Clean(id?.Value) is null) return;
        xml.Group(name, () =>
        {
            xml.Text("cbc:ID", id!.Value, ("schemeID", id.Scheme));
            xml.Text("cbc:DocumentTypeCode", type);
        });
    }

    private static void Reference(XmlOut xml, string name, string? number) => xml.Group(name, () => xml.Text("cbc:ID", number));

    private static void Supporting(XmlOut xml, SupportingDocument document) => xml.Group("cac:AdditionalDocumentReference", () =>
    {
        xml.Text("cbc:ID", document.Reference);
        xml.Text("cbc:DocumentDescription", document.Description);
        xml.Group("cac:Attachment", () =>
        {
            if (document.File is { } file)
                xml.Bytes("cbc:EmbeddedDocumentBinaryObject", file.Content, ("mimeCode", file.MimeType), ("filename", file.Name));
            xml.Group("cac:ExternalReference", () => xml.Text("cbc:URI", document.Location));
        });
    });
}
