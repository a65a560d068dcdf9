namespace Maillage.Formats.Electronic.Reading;

/// <summary>Reads parties, references and supporting documents of a CII.</summary>
internal static class CiiAgreementReading
{
    public static ElectronicInvoice Read(XmlIn agreement, ElectronicInvoice invoice)
    {
        var documents = agreement.All("AdditionalReferencedDocument").ToList();
        return invoice with
        {
            BuyerReference = agreement.Text("BuyerReference"),
            Seller = Party(agreement.At("SellerTradeParty")) ?? new(),
            Buyer = Party(agreement.At("BuyerTradeParty")) ?? new(),
            TaxRepresentative = Party(agreement.At("SellerTaxRepresentativeTradeParty")),
            SalesOrderReference = agreement.Text("SellerOrderReferencedDocument/IssuerAssignedID"),
            OrderReference = agreement.Text("BuyerOrderReferencedDocument/IssuerAssignedID"),
            ContractReference = agreement.Text("ContractReferencedDocument/IssuerAssignedID"),
            ProjectReference = agreement.Text("SpecifiedProcuringProject/ID"),
            TenderReference = documents.Find(d => d.Text("TypeCode") == "50")?.Text("IssuerAssignedID"),
            InvoicedObject = InvoicedObject(documents),
            SupportingDocuments = documents.Where(d => d.Text("TypeCode") is not ("50" or "130")).Select(Supporting).ToItems(),
        };
    }

    /// <summary>BT-18, BT-128.</summary>
    public static SchemedId? InvoicedObject(IEnumerable<XmlIn> documents) =>
        documents.FirstOrDefault(d => d.Text("TypeCode") == "130") is { } found && found.Text("IssuerAssignedID") is { } id
            ? new(id, found.Text("ReferenceTypeCode"))
            : null;

    public static TradeParty? Party(XmlIn? party)
    {
        if (party is null) return null;
        var registrations = party.All("SpecifiedTaxRegistration").Select(r => r.Id("ID")).ToList();
        return new TradeParty
        {
            Name = party.Text("Name") ?? "",
            TradingName = party.Text("SpecifiedLegalOrganization/TradingBusinessName"),
            Identifiers = party.All("ID").Where(i => i.Value is not null).Select(i => new SchemedId(i.Value!))
                .Concat(party.All("GlobalID").Where(i => i.Value is not null).Select(i => new SchemedId(i.Value!, i.Attribute("schemeID")))).ToItems(),
            LegalRegistration = party.Id("SpecifiedLegalOrganization/ID"),
            VatNumber = registrations.Find(r => r?.Scheme == "VA")?.Value,
            TaxRegistration = registrations.Find(r => r?.Scheme == "FC")?.Value,
            LegalInformation = party.Text("Description"),
            ElectronicAddress = party.Id("URIUniversalCommunication/URIID"),
            Address = Address(party),
            Contact = Contact(party.At("DefinedTradeContact")),
        };
    }

    public static TradeAddress? Address(XmlIn? party)
    {
        if (party?.At("PostalTradeAddress") is not { } address) return null;
        return new TradeAddress
        {
            Line1 = address.Text("LineOne"),
            Line2 = address.Text("LineTwo"),
            Line3 = address.Text("LineThree"),
            City = address.Text("CityName"),
            PostCode = address.Text("PostcodeCode"),
            Subdivision = address.Text("CountrySubDivisionName"),
            Country = address.Text("CountryID") ?? "",
        };
    }

    private static TradeContact? Contact(XmlIn? contact)
    {
        var read = new TradeContact(
            contact?.Text("PersonName") ?? contact?.Text("DepartmentName"),
            contact?.Text("TelephoneUniversalCommunication/CompleteNumber"),
            contact?.Text("EmailURIUniversalCommunication/URIID"));
        return read == new TradeContact(null) ? null : read;
    }

    private static SupportingDocument Supporting(XmlIn document)
    {
        var content = document.Bytes("AttachmentBinaryObject", "BT-125");
        var file = document.At("AttachmentBinaryObject");
        return new(
            document.Text("IssuerAssignedID") ?? "", document.Text("Name"), document.Text("URIID"),
            content is null ? null : new(file?.Attribute("filename") ?? "", file?.Attribute("mimeCode") ?? "", content));
    }
}
