using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Tests.Domain.Cooperative;

public sealed class LegalIdentityTests
{
    /// <summary>A complete identity; the identifiers are made of a fictitious SIREN with a valid key.</summary>
    internal static LegalIdentity Complete(DateOnly from, string name = "Les Ateliers du Versant", string vat = "", string siren = "732 829 320", string siret = "732 829 320 00074", string iban = "FR76 3000 6000 0112 3456 7890 189", byte[]? logo = null) => new()
    {
        From = from,
        Name = name,
        LegalForm = "Société coopérative de production à responsabilité limitée",
        CapitalText = "à capital variable",
        Siren = siren,
        Siret = siret,
        VatNumber = vat,
        Registry = "RCS Valrose 732 829 320",
        Street = "1 place du Marché",
        PostCode = "26400",
        City = "Valrose",
        Iban = iban,
        LogoPng = logo,
    };

    private static readonly DateOnly Day = new(2026, 1, 1);

    [Fact]
    public void A_tidied_identity_has_compact_identifiers_and_its_vat_number()
    {
        var tidy = Complete(Day).Tidy(default, default);

        Assert.Equal(("732829320", "73282932000074", "FR44732829320", "FR7630006000011234567890189"), (tidy.Siren, tidy.Siret, tidy.VatNumber, tidy.Iban));
        Assert.True(LegalIdentityRules.Check(tidy).Ok);
    }

    [Theory]
    [InlineData("732 829 321", "732 829 320 00074", "", "Siren")]
    [InlineData("732 829 32", "732 829 320 00074", "", "Siren")]
    [InlineData("732 829 320", "732 829 320 00075", "", "Siret")]
    [InlineData("732 829 320", "356 000 000 00048", "", "Siret")]
    [InlineData("732 829 320", "732 829 320 00074", "FR45732829320", "VatNumber")]
    public void A_wrong_identifier_is_refused_beside_its_field(string siren, string siret, string vat, string field)
    {
        var refusals = LegalIdentityRules.Check(Complete(Day, siren: siren, siret: siret, vat: vat).Tidy(default, default)).Refusals;

        Assert.Contains(refusals, r => r.Field == field);
    }

    [Fact]
    public void An_iban_with_a_wrong_key_is_refused_and_none_is_accepted()
    {
        Assert.Equal("Iban", LegalIdentityRules.Check(Complete(Day, iban: "FR76 3000 6000 0112 3456 7890 188").Tidy(default, default)).Refusal!.Field);
        Assert.True(LegalIdentityRules.Check(Complete(Day, iban: "").Tidy(default, default)).Ok);
    }

    [Fact]
    public void An_empty_identity_says_everything_that_is_missing()
    {
        var fields = LegalIdentityRules.Check(new LegalIdentity { From = Day }).Refusals.Select(r => r.Field);

        Assert.Equal(["Name", "LegalForm", "CapitalText", "Registry", "Street", "City", "PostCode", "Siren", "Siret"], fields);
    }

    [Fact]
    public void A_logo_is_a_png_of_at_most_200_kilobytes()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];
        Assert.True(LegalIdentityRules.CheckLogo(png).Ok);
        Assert.False(LegalIdentityRules.CheckLogo([0xFF, 0xD8, 0xFF, 0xE0]).Ok);
        Assert.True(LegalIdentityRules.CheckLogo([.. png, .. new byte[LegalIdentityRules.LogoMaxBytes - png.Length]]).Ok);
        Assert.False(LegalIdentityRules.CheckLogo([.. png, .. new byte[LegalIdentityRules.LogoMaxBytes - png.Length + 1]]).Ok);
    }

    [Theory]
    [InlineData("Les Ateliers du Versant", "LADV")]
    [InlineData("Écoutille", "COOP")]
    [InlineData("Énergies d’ici et là", "EDIEL")]
    public void A_code_comes_from_the_first_letters(string name, string code) => Assert.Equal(code, LegalEntityRules.CodeFrom(name));

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", true)]
    [InlineData("2026-07-01", "2028-06-30", true)]
    [InlineData("2026-07-01", "2028-07-31", false)]
    [InlineData("2026-01-02", "2026-12-31", false)]
    [InlineData("2026-01-01", "2026-12-30", false)]
    [InlineData("2026-02-01", "2026-01-31", false)]
    public void A_first_year_is_made_of_whole_months_24_at_most(string start, string end, bool accepted) =>
        Assert.Equal(accepted, LegalEntityRules.CheckFirstYear(DateOnly.ParseExact(start, "yyyy-MM-dd"), DateOnly.ParseExact(end, "yyyy-MM-dd")).Ok);
}
