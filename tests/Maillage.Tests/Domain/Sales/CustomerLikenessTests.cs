using Maillage.Domain.Sales.Customers;

namespace Maillage.Tests.Domain.Sales;

public class CustomerLikenessTests
{
    private static CustomerDetails Of(string name, string siren = "", string siret = "", string email = "", string postCode = "26400") =>
        new(CustomerKind.Company, name, siren, siret, Street: "1 rue du Port", PostCode: postCode, City: "Crest", Email: email);

    [Theory]
    [InlineData("Studio Nord", "STUDIO NORD SARL")]
    [InlineData("Mme Lise Garnier", "Garnier Lise")]
    [InlineData("Menuiserie Vallée", "Menuiserie Valée")]
    [InlineData("Boulangerie du Lac", "Boulangerie Lca")]
    [InlineData("Les Ateliers du Port", "ateliers - port")]
    [InlineData("Marie Dupontel", "Marie Tupontel")]
    public void Names_that_differ_by_a_form_an_order_or_a_slip_are_near(string one, string other) => Assert.True(CustomerLikeness.NamesAreNear(one, other));

    [Theory]
    [InlineData("Studio Nord", "Studio Sud")]
    [InlineData("Anne", "Anna")]
    [InlineData("SARL", "Studio")]
    [InlineData("Lise Garnier", "Paul Garnier")]
    public void Other_names_are_not(string one, string other) => Assert.False(CustomerLikeness.NamesAreNear(one, other));

    [Fact]
    public void Numbers_say_more_than_names()
    {
        Assert.Equal("même SIREN", CustomerLikeness.Of(Of("Studio Nord", "552100554"), Of("Autre nom", "552100554", postCode: "75001")));
        Assert.Equal("même SIRET", CustomerLikeness.Of(Of("Un", "732829320", "73282932000074"), Of("Deux", "732829320", "73282932000074")));
        Assert.Null(CustomerLikeness.Of(Of("Studio Nord", "552100554"), Of("Studio Nord", "732829320")));
        Assert.Null(CustomerLikeness.Of(Of("Mairie", "732829320", "73282932000074"), Of("Mairie", "732829320", "73282932000082")));
    }

    [Fact]
    public void Near_names_need_the_same_post_code_and_a_mail_is_enough()
    {
        Assert.Null(CustomerLikeness.Of(Of("Studio Nord"), Of("Studio Nord", postCode: "75001")));
        Assert.Equal("noms proches, même code postal", CustomerLikeness.Of(Of("Studio Nord"), Of("Studio Nrod")));
        Assert.Equal("même courriel", CustomerLikeness.Of(Of("Un", email: "a@b.example"), Of("Deux", email: "A@B.example", postCode: "75001")));
    }
}
