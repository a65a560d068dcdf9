namespace Maillage.Domain.Sales.Customers;

/// <summary>A country of a postal address.</summary>
/// <param name="Code">ISO 3166-1, two letters.</param>
/// <param name="VatPrefix">How VAT numbers of the country begin (directive 2006/112/CE, art. 215); null outside the European Union.</param>
public sealed record Country(string Code, string Name, string? VatPrefix);

/// <summary>The countries customers are chosen from: the European Union, then others where cooperatives sell.</summary>
public static class Countries
{
    public const string France = "FR";

    /// <summary>France first, then in the order of French names.</summary>
    public static IReadOnlyList<Country> All { get; } =
    [
        Eu("FR", "France"), Eu("DE", "Allemagne"), Eu("AT", "Autriche"), Eu("BE", "Belgique"), Eu("BG", "Bulgarie"), Eu("CY", "Chypre"),
        Eu("HR", "Croatie"), Eu("DK", "Danemark"), Eu("ES", "Espagne"), Eu("EE", "Estonie"), Eu("FI", "Finlande"), new("GR", "Grèce", "EL"),
        Eu("HU", "Hongrie"), Eu("IE", "Irlande"), Eu("IT", "Italie"), Eu("LV", "Lettonie"), Eu("LT", "Lituanie"), Eu("LU", "Luxembourg"),
        Eu("MT", "Malte"), Eu("NL", "Pays-Bas"), Eu("PL", "Pologne"), Eu("PT", "Portugal"), Eu("RO", "Roumanie"), Eu("SK", "Slovaquie"),
        Eu("SI", "Slovénie"), Eu("SE", "Suède"), Eu("CZ", "Tchéquie"),
        Other("DZ", "Algérie"), Other("AU", "Australie"), Other("BJ", "Bénin"), Other("BR", "Brésil"), Other("BF", "Burkina Faso"), Other("CM", "Cameroun"),
        Other("CA", "Canada"), Other("CL", "Chili"), Other("CN", "Chine"), Other("KR", "Corée du Sud"), Other("CI", "Côte d’Ivoire"), Other("US", "États-Unis"),
        Other("IN", "Inde"), Other("IL", "Israël"), Other("JP", "Japon"), Other("LB", "Liban"), Other("MG", "Madagascar"), Other("ML", "Mali"),
        Other("MA", "Maroc"), Other("MX", "Mexique"), Other("MC", "Monaco"), Other("NO", "Norvège"), Other("GB", "Royaume-Uni"), Other("SN", "Sénégal"),
        Other("CH", "Suisse"), Other("TG", "Togo"), Other("TN", "Tunisie"), Other("TR", "Turquie"), Other("UA", "Ukraine"),
    ];

    public static Country? Find(string? code) => All.FirstOrDefault(c => c.Code == code);

    private static Country Eu(string code, string name) => new(code, name, code);
    private static Country Other(string code, string name) => new(code, name, null);
}
