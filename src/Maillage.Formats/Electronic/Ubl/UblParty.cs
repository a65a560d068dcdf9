namespace Maillage.Formats.Electronic.Ubl;

/// <summary>Parties and the delivery in UBL.</summary>
internal static class UblParty
{
    /// <param name="creditor">BT-90, which UBL puts among the identifiers of who is paid.</param>
    public static void Write(XmlOut xml, TradeParty party, string? creditor = null) => xml.Group("cac:Party", () =>
    {
        xml.Text("cbc:EndpointID", party.ElectronicAddress?.Value, ("schemeID", party.ElectronicAddress?.Scheme));
        Identifiers(xml, party, creditor);
        xml.Group("cac:PartyName", () => xml.Text("cbc:Name", party.TradingName));
        Address(xml, "cac:PostalAddress", party.Address);
        Tax(xml, party.VatNumber, "VAT");
        Tax(xml, party.TaxRegistration, "LOC");
        xml.Group("cac:PartyLegalEntity", () =>
        {
            xml.Text("cbc:RegistrationName", party.Name);
            xml.Text("cbc:CompanyID", party.LegalRegistration?.Value, ("schemeID", party.LegalRegistration?.Scheme));
            xml.Text("cbc:CompanyLegalForm", party.LegalInformation);
        });
        xml.Group("cac:Contact", () =>
        {
            xml.Text("cbc:Name", party.Contact?.Name);
            xml.Text("cbc:Telephone", party.Contact?.Phone);
            xml.Text("cbc:ElectronicMail", party.Contact?.Email);
        });
    });

    public static void Payee(XmlOut xml, TradeParty? payee, string? creditor)
    {
        if (payee is null) return;
        xml.Group("cac:PayeeParty", () =>
        {
            Identifiers(xml, payee, creditor);
            xml.Group("cac:PartyName", () => xml.Text("cbc:Name", payee.Name));
            xml.Group("cac:PartyLegalEntity", () =>
                xml.Text("cbc:CompanyID", payee.LegalRegistration?.Value, ("schemeID", payee.LegalRegistration?.Scheme)));
        });
    }

    public static void TaxRepresentative(XmlOut xml, TradeParty? party)
    {
        if (party is null) return;
        xml.Group("cac:TaxRepresentativeParty", () =>
        {
            xml.Group("cac:PartyName", () => xml.Text("cbc:Name", party.Name));
            Address(xml, "cac:PostalAddress", party.Address);
            Tax(xml, party.VatNumber, "VAT");
        });
    }

    public static void Delivery(XmlOut xml, DeliveryDetails? delivery) => xml.Group("cac:Delivery", () =>
    {
        xml.Date("cbc:ActualDeliveryDate", delivery?.Date);
        xml.Group("cac:DeliveryLocation", () =>
        {
            if (delivery?.Location?.Scheme is { } scheme) xml.Text("cbc:ID", delivery.Location.Value, ("schemeID", scheme));
            Address(xml, "cac:Address", delivery?.Address);
        });
        xml.Group("cac:DeliveryParty", () => xml.Group("cac:PartyName", () => xml.Text("cbc:Name", delivery?.Name)));
    });

    // BR-FR-CO-10 refuses an identifier without scheme in UBL, so private codes stay out.
    private static void Identifiers(XmlOut xml, TradeParty party, string? creditor)
    {
        foreach (var id in party.Identifiers.Where(i => i.Scheme is not null))
            xml.Group("cac:PartyIdentification", () => xml.Text("cbc:ID", id.Value, ("schemeID", id.Scheme)));
        xml.Group("cac:PartyIdentification", () => xml.Text("cbc:ID", creditor, ("schemeID", "SEPA")));
    }

    private static void Address(XmlOut xml, string name, TradeAddress? address) => xml.Group(name, () =>
    {
        xml.Text("cbc:StreetName", address?.Line1);
        xml.Text("cbc:AdditionalStreetName", address?.Line2);
        xml.Text("cbc:CityName", address?.City);
        xml.Text("cbc:PostalZone", address?.PostCode);
        xml.Text("cbc:CountrySubentity", address?.Subdivision);
        xml.Group("cac:AddressLine", () => xml.Text("cbc:Line", address?.Line3));
        xml.Group("cac:Country", () => xml.Text("cbc:IdentificationCode", address?.Country));
    });

    private static void Tax(XmlOut xml, string? number, string scheme)
    {
        if (XmlText.Clean(number) is null) return;
        xml.Group("cac:PartyTaxScheme", () =>
        {
            xml.Text("cbc:CompanyID", number);
            xml.Group("cac:TaxScheme", () => xml.Text("cbc:ID", scheme));
        });
    }
}
