namespace Maillage.Formats.Electronic;

/// <summary>A seller, buyer, payee or tax representative; each uses the terms it has.</summary>
public sealed record TradeParty
{
    /// <summary>BT-27, BT-44, BT-59, BT-62: the legal name.</summary>
    public string Name { get; init; } = "";

    /// <summary>BT-28, BT-45: the name the public knows, in a cooperative the activity's.</summary>
    public string? TradingName { get; init; }

    /// <summary>
    /// BT-29, BT-46, BT-60: the SIRET under scheme <c>0009</c> and private codes without scheme. French UBL refuses identifiers without
    /// a scheme: they are written in CII only.
    /// </summary>
    public Items<SchemedId> Identifiers { get; init; } = [];

    /// <summary>BT-30, BT-47, BT-61: the SIREN under scheme <c>0002</c>.</summary>
    public SchemedId? LegalRegistration { get; init; }

    /// <summary>BT-31, BT-48, BT-63.</summary>
    public string? VatNumber { get; init; }

    /// <summary>BT-32, another tax registration of the seller.</summary>
    public string? TaxRegistration { get; init; }

    /// <summary>BT-33, legal form, capital, register of the seller.</summary>
    public string? LegalInformation { get; init; }

    /// <summary>BT-34, BT-49: where electronic invoices and statuses are sent, in France under scheme <c>0225</c>.</summary>
    public SchemedId? ElectronicAddress { get; init; }

    /// <summary>BG-5, BG-8, BG-12.</summary>
    public TradeAddress? Address { get; init; }

    /// <summary>BG-6, BG-9.</summary>
    public TradeContact? Contact { get; init; }

    /// <summary>With the terms a buyer has.</summary>
    internal TradeParty AsBuyer() => this with { TaxRegistration = null, LegalInformation = null };

    /// <summary>With the terms a payee has.</summary>
    internal TradeParty AsPayee() => new() { Name = Name, Identifiers = Identifiers, LegalRegistration = LegalRegistration };

    /// <summary>With the terms a tax representative has.</summary>
    internal TradeParty AsRepresentative() => new() { Name = Name, VatNumber = VatNumber, Address = Address };
}

/// <summary>BG-5, BG-8, BG-12, BG-15: a postal address.</summary>
public sealed record TradeAddress
{
    /// <summary>BT-35, BT-50, BT-64, BT-75.</summary>
    public string? Line1 { get; init; }

    /// <summary>BT-36, BT-51, BT-65, BT-76.</summary>
    public string? Line2 { get; init; }

    /// <summary>BT-162, BT-163, BT-164, BT-165.</summary>
    public string? Line3 { get; init; }

    /// <summary>BT-37, BT-52, BT-66, BT-77.</summary>
    public string? City { get; init; }

    /// <summary>BT-38, BT-53, BT-67, BT-78.</summary>
    public string? PostCode { get; init; }

    /// <summary>BT-39, BT-54, BT-68, BT-79.</summary>
    public string? Subdivision { get; init; }

    /// <summary>BT-40, BT-55, BT-69, BT-80: ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "";
}

/// <summary>BG-6, BG-9: whom to ask.</summary>
/// <param name="Name">BT-41, BT-56.</param>
/// <param name="Phone">BT-42, BT-57.</param>
/// <param name="Email">BT-43, BT-58.</param>
public sealed record TradeContact(string? Name, string? Phone = null, string? Email = null);
