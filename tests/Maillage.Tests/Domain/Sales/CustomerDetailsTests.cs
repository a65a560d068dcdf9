using Maillage.Domain.Sales.Customers;

namespace Maillage.Tests.Domain.Sales;

public class CustomerDetailsTests
{
    private static readonly CustomerDetails Fit = new(CustomerKind.Company, "Studio Nord", "552 100 554", Street: "4 rue du Port", PostCode: "26400", City: "Crest");

    [Fact]
    public void A_fit_customer_is_cleaned_and_accepted()
    {
        var clean = (Fit with { Name = "  Studio Nord " }).Clean();
        Assert.Equal(("Studio Nord", "552100554"), (clean.Name, clean.Siren));
        Assert.Empty(clean.Check(Rules.Terms, new(2026, 11, 24)));
    }

    [Theory]
    [InlineData("", "Siren"), InlineData("55210055", "Siren"), InlineData("552100555", "Siren")]
    public void A_company_needs_a_siren_whose_key_is_right(string siren, string field) =>
        Assert.Equal([field], (Fit with { Siren = siren }).Clean().Check(Rules.Terms, new(2026, 11, 24)).Select(r => r.Field));

    [Fact]
    public void A_private_person_has_no_identifier()
    {
        var person = (Fit with { Kind = CustomerKind.Private, VatNumber = "FR1" }).Clean();
        Assert.Equal(("", ""), (person.Siren, person.VatNumber));
        Assert.Empty(person.Check(Rules.Terms, new(2026, 11, 24)));
    }

    [Fact]
    public void A_public_body_may_give_its_siret_alone()
    {
        var town = (Fit with { Kind = CustomerKind.Public, Siren = "", Siret = "732 829 320 00074" }).Clean();
        Assert.Equal("732829320", town.Siren);
        Assert.Empty(town.Check(Rules.Terms, new(2026, 11, 24)));
        Assert.Equal(["Siret"], (town with { Siren = "552100554" }).Check(Rules.Terms, new(2026, 11, 24)).Select(r => r.Field));
    }

    [Theory]
    [InlineData("BE", "BE0123456789", null), InlineData("GR", "EL123456789", null), InlineData("BE", "FR0123456789", "VatNumber"), InlineData("CH", "CH123456", "VatNumber"), InlineData("FR", "", "Country")]
    public void A_foreign_customer_has_a_country_and_the_vat_number_of_that_country(string country, string vat, string? field) =>
        Assert.Equal(field is null ? [] : [field], (Fit with { Kind = CustomerKind.Foreign, Country = country, VatNumber = vat, PostCode = "" }).Clean().Check(Rules.Terms, new(2026, 11, 24)).Select(r => r.Field));

    [Fact]
    public void The_delay_follows_the_law_of_its_kind()
    {
        var town = Fit with { Kind = CustomerKind.Public };
        Assert.Equal("PaymentDays", (town with { PaymentDays = 45 }).Clean().Check(Rules.Terms, new(2026, 11, 24)).Single().Field);
        Assert.Empty((Fit with { PaymentDays = 45, EndOfMonth = true }).Clean().Check(Rules.Terms, new(2026, 11, 24)));
        Assert.NotEmpty((Fit with { PaymentDays = 60, EndOfMonth = true }).Clean().Check(Rules.Terms, new(2026, 11, 24)));
        Assert.Empty((Fit with { Kind = CustomerKind.Private, PaymentDays = 90 }).Clean().Check(Rules.Terms, new(2026, 11, 24)));
        Assert.Empty((Fit with { PaymentDays = 60 }).Clean().Check(Rules.Terms, new(2026, 11, 24)));
        Assert.Equal("C. com., art. L441-10, I", (Fit with { PaymentDays = 61 }).Clean().Check(Rules.Terms, new(2026, 11, 24)).Single().Source);
    }
}
