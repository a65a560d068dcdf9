using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Formats.Electronic.Mapping;

/// <summary>Seller and buyer of a document.</summary>
internal static class PartiesMapping
{
    private const string Siren = "0002";
    private const string Siret = "0009";
    private const string FrenchAddress = "0225";
    private const string Email = "EM";

    /// <summary>BG-4: the legal entity; the activity is its trading name and the entrepreneur the contact.</summary>
    public static TradeParty Seller(DocumentSnapshot snapshot, VatTerms terms)
    {
        var seller = snapshot.Seller;
        return new()
        {
            Name = seller.Name,
            TradingName = Known(snapshot.TradingName),
            Identifiers = Known(seller.Siret) is { } siret ? [new(siret, Siret)] : [],
            LegalRegistration = Known(seller.Siren) is { } siren ? new(siren, Siren) : null,
            VatNumber = VatNumber(seller.VatNumber, terms),
            LegalInformation = Known(string.Join(", ", new[] { seller.LegalForm, seller.Registry }.Where(t => t.Length > 0))),
            ElectronicAddress = Known(seller.Siren) is { } own ? new(own, FrenchAddress) : null,
            Address = Address(seller.Address),
            Contact = new(Known(snapshot.Contact), Known(seller.Phone), Known(seller.Email)),
        };
    }

    /// <summary>
    /// BG-7. BT-49 is asked of every buyer (BR-FR-12): the SIREN where there is one, else the e-mail address; a customer without either is reached
    /// through the seller, who hands the invoice over.
    /// </summary>
    public static TradeParty Buyer(DocumentSnapshot snapshot, VatTerms terms, TradeParty seller)
    {
        var buyer = snapshot.Buyer;
        return new()
        {
            Name = buyer.Name,
            Identifiers = Known(buyer.Siret) is { } siret ? [new(siret, Siret)] : [],
            LegalRegistration = Known(buyer.Siren) is { } siren ? new(siren, Siren) : null,
            VatNumber = VatNumber(buyer.VatNumber, terms),
            ElectronicAddress = Known(buyer.Siren) is { } own ? new(own, FrenchAddress) : Known(buyer.Email) is { } mail ? new(mail, Email) : seller.ElectronicAddress,
            Address = Address(buyer.Address),
        };
    }

    public static bool IsPublic(DocumentSnapshot snapshot) => snapshot.Buyer.Kind == CustomerKind.Public;

    /// <summary>Three lines at most: what is beyond goes on the third.</summary>
    public static TradeAddress Address(PostalAddress address) => new()
    {
        Line1 = address.Street.ElementAtOrDefault(0),
        Line2 = address.Street.ElementAtOrDefault(1),
        Line3 = Known(string.Join(", ", address.Street.Skip(2))),
        City = Known(address.City),
        PostCode = Known(address.PostCode),
        Country = address.Country,
    };

    // BR-O-02: an operation out of scope names no VAT number.
    private static string? VatNumber(string? number, VatTerms terms) => terms.Has(VatCategories.OutOfScope) ? null : Known(number);

    private static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
