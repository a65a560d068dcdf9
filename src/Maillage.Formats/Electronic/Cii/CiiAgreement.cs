namespace Maillage.Formats.Electronic.Cii;

/// <summary>Parties, references and supporting documents in CII.</summary>
internal static class CiiAgreement
{
    public static void Write(XmlOut xml, ElectronicInvoice invoice) => xml.Group("ram:ApplicableHeaderTradeAgreement", () =>
    {
        xml.Text("ram:BuyerReference", invoice.BuyerReference);
        CiiParty.Write(xml, "ram:SellerTradeParty", invoice.Seller);
        CiiParty.Write(xml, "ram:BuyerTradeParty", invoice.Buyer.AsBuyer());
        CiiParty.Write(xml, "ram:SellerTaxRepresentativeTradeParty", invoice.TaxRepresentative?.AsRepresentative());
        xml.Reference("ram:SellerOrderReferencedDocument", invoice.SalesOrderReference);
        xml.Reference("ram:BuyerOrderReferencedDocument", invoice.OrderReference);
        xml.Reference("ram:ContractReferencedDocument", invoice.ContractReference);
        foreach (var document in invoice.SupportingDocuments) Supporting(xml, document);
        xml.Typed(invoice.TenderReference is { } tender ? new(tender) : null, "50");
        xml.Typed(invoice.InvoicedObject, "130");
        if (XmlText.Clean(invoice.ProjectReference) is { } project)
            xml.Group("ram:SpecifiedProcuringProject", () =>
            {
                xml.Text("ram:ID", project);
                xml.Text("ram:Name", "Project reference");
            });
    });

    private static void Supporting(XmlOut xml, SupportingDocument document) => xml.Group("ram:AdditionalReferencedDocument", () =>
    {
        xml.Text("ram:IssuerAssignedID", document.Reference);
        xml.Text("ram:URIID", document.Location);
        xml.Text("ram:TypeCode", "916");
        xml.Text("ram:Name", document.Description);
        if (document.File is { } file) xml.Bytes("ram:AttachmentBinaryObject", file.Content, ("mimeCode", file.MimeType), ("filename", file.Name));
    });
}

/// <summary>BG-13 in CII, and the advices.</summary>
internal static class CiiDelivery
{
    // The element is mandatory even when it says nothing: with an empty content it must still be there.
    public static void Write(XmlOut xml, ElectronicInvoice invoice) => xml.Always("ram:ApplicableHeaderTradeDelivery", () =>
    {
        if (invoice.Delivery is { } delivery)
        {
            CiiParty.ShipTo(xml, delivery);
            xml.Group("ram:ActualDeliverySupplyChainEvent", () => xml.Date("ram:OccurrenceDateTime", delivery.Date));
        }
        xml.Reference("ram:DespatchAdviceReferencedDocument", invoice.DespatchAdviceReference);
        xml.Reference("ram:ReceivingAdviceReferencedDocument", invoice.ReceivingAdviceReference);
    });
}
