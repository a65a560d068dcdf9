namespace Maillage.Formats.Electronic.Cii;

/// <summary>A party in CII.</summary>
internal static class CiiParty
{
    public static void Write(XmlOut xml, string name, TradeParty? party)
    {
        if (party is null) return;
        xml.Group(name, () =>
        {
            foreach (var id in party.Identifiers.Where(i => i.Scheme is null)) xml.Text("ram:ID", id.Value);
            foreach (var id in party.Identifiers.Where(i => i.Scheme is not null)) xml.Text("ram:GlobalID", id.Value, ("schemeID", id.Scheme));
            xml.Text("ram:Name", party.Name);
            xml.Text("ram:Description", party.LegalInformation);
            xml.Group("ram:SpecifiedLegalOrganization", () =>
            {
                xml.Text("ram:ID", party.LegalRegistration?.Value, ("schemeID", party.LegalRegistration?.Scheme));
                xml.Text("ram:TradingBusinessName", party.TradingName);
            });
            Contact(xml, party.Contact);
            Address(xml, party.Address);
            xml.Group("ram:URIUniversalCommunication", () =>
                xml.Text("ram:URIID", party.ElectronicAddress?.Value, ("schemeID", party.ElectronicAddress?.Scheme)));
            xml.Group("ram:SpecifiedTaxRegistration", () => xml.Text("ram:ID", party.VatNumber, ("schemeID", "VA")));
            xml.Group("ram:SpecifiedTaxRegistration", () => xml.Text("ram:ID", party.TaxRegistration, ("schemeID", "FC")));
        });
    }

    /// <summary>BG-15: name, place and address where goods go.</summary>
    public static void ShipTo(XmlOut xml, DeliveryDetails delivery) => xml.Group("ram:ShipToTradeParty", () =>
    {
        if (delivery.Location is { } location)
            xml.Text(location.Scheme is null ? "ram:ID" : "ram:GlobalID", location.Value, ("schemeID", location.Scheme));
        xml.Text("ram:Name", delivery.Name);
        Address(xml, delivery.Address);
    });

    private static void Contact(XmlOut xml, TradeContact? contact) => xml.Group("ram:DefinedTradeContact", () =>
    {
        xml.Text("ram:PersonName", contact?.Name);
        xml.Group("ram:TelephoneUniversalCommunication", () => xml.Text("ram:CompleteNumber", contact?.Phone));
        xml.Group("ram:EmailURIUniversalCommunication", () => xml.Text("ram:URIID", contact?.Email));
    });

    private static void Address(XmlOut xml, TradeAddress? address) => xml.Group("ram:PostalTradeAddress", () =>
    {
        xml.Text("ram:PostcodeCode", address?.PostCode);
        xml.Text("ram:LineOne", address?.Line1);
        xml.Text("ram:LineTwo", address?.Line2);
        xml.Text("ram:LineThree", address?.Line3);
        xml.Text("ram:CityName", address?.City);
        xml.Text("ram:CountryID", address?.Country);
        xml.Text("ram:CountrySubDivisionName", address?.Subdivision);
    });
}
