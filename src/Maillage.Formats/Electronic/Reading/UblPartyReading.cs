namespace Maillage.Formats.Electronic.Reading;

/// <summary>Reads parties and the delivery of a UBL document.</summary>
internal static class UblPartyReading
{
    private const string Sepa = "SEPA";

    /// <summary>A seller or buyer, whose legal name is that of the registration.</summary>
    public static TradeParty Party(XmlIn? party)
    {
        if (party is null) return new();
        var taxes = party.All("PartyTaxScheme").Select(t => (Number: t.Text("CompanyID"), Vat: IsVat(t))).ToList();
        var contact = new TradeContact(party.Text("Contact/Name"), party.Text("Contact/Telephone"), party.Text("Contact/ElectronicMail"));
        return new TradeParty
        {
            Name = party.Text("PartyLegalEntity/RegistrationName") ?? "",
            TradingName = party.Text("PartyName/Name"),
            Identifiers = Identifiers(party),
            LegalRegistration = party.Id("PartyLegalEntity/CompanyID"),
            VatNumber = taxes.Find(t => t.Vat).Number,
            TaxRegistration = taxes.Find(t => !t.Vat).Number,
            LegalInformation = party.Text("PartyLegalEntity/CompanyLegalForm"),
            ElectronicAddress = party.Id("EndpointID"),
            Address = Address(party.At("PostalAddress")),
            Contact = contact == new TradeContact(null) ? null : contact,
        };
    }

    /// <summary>A payee or tax representative, who has one name only.</summary>
    public static TradeParty Named(XmlIn party) => new()
    {
        Name = party.Text("PartyName/Name") ?? "",
        Identifiers = Identifiers(party),
        LegalRegistration = party.Id("PartyLegalEntity/CompanyID"),
        VatNumber = party.Text("PartyTaxScheme/CompanyID"),
        Address = Address(party.At("PostalAddress")),
    };

    /// <summary>BT-90, which stands among the identifiers.</summary>
    public static string? Creditor(XmlIn? party) =>
        party?.All("PartyIdentification").Select(i => i.Id("ID")).FirstOrDefault(i => i?.Scheme == Sepa)?.Value;

    public static DeliveryDetails? Delivery(XmlIn? delivery)
    {
        var read = new DeliveryDetails
        {
            Name = delivery?.Text("DeliveryParty/PartyName/Name"),
            Location = delivery?.Id("DeliveryLocation/ID"),
            Date = delivery?.Date("ActualDeliveryDate", "BT-72"),
            Address = Address(delivery?.At("DeliveryLocation/Address")),
        };
        return read == new DeliveryDetails() ? null : read;
    }

    private static Items<SchemedId> Identifiers(XmlIn party) =>
        party.All("PartyIdentification").Select(i => i.Id("ID")).OfType<SchemedId>().Where(i => i.Scheme != Sepa).ToItems();

    private static TradeAddress? Address(XmlIn? address) => address is null ? null : new TradeAddress
    {
        Line1 = address.Text("StreetName"),
        Line2 = address.Text("AdditionalStreetName"),
        Line3 = address.Text("AddressLine/Line"),
        City = address.Text("CityName"),
        PostCode = address.Text("PostalZone"),
        Subdivision = address.Text("CountrySubentity"),
        Country = address.Text("Country/IdentificationCode") ?? "",
    };

    private static bool IsVat(XmlIn scheme) => string.Equals(scheme.Text("TaxScheme/ID") ?? "VAT", "VAT", StringComparison.OrdinalIgnoreCase);
}
