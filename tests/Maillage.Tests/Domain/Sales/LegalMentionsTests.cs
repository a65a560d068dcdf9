using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Tests.Domain.Sales;

public class LegalMentionsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_company_reads_the_penalties_the_indemnity_and_the_absence_of_discount() => Assert.Equal(
        ["CATEGORIE-SERVICES", "TVA-ENCAISSEMENTS", "PENALITES", "INDEMNITE", "ESCOMPTE"],
        Codes(new(Today, CustomerKind.Company, SupplyNature.Services, VatOnDebits: false, Taxed: true)));

    [Fact]
    public void A_private_person_is_threatened_with_nothing() => Assert.Equal(
        ["CATEGORIE-BIENS"], Codes(new(Today, CustomerKind.Private, SupplyNature.Goods, VatOnDebits: false, Taxed: true)));

    [Fact]
    public void A_public_body_owes_the_interest_of_public_contracts()
    {
        var mentions = Rules.Mentions.For(new(Today, CustomerKind.Public, SupplyNature.Mixed, VatOnDebits: false, Taxed: true));
        Assert.Equal(["CATEGORIE-MIXTE", "TVA-ENCAISSEMENTS-MIXTE", "PENALITES-PUBLIC", "INDEMNITE-PUBLIC", "ESCOMPTE"], mentions.Select(m => m.Code));
        Assert.Contains("majoré de 8 points", mentions.Single(m => m.Subject == "PMD").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_option_for_debits_is_said_where_services_are_taxed()
    {
        Assert.Contains("TVA-DEBITS", Codes(new(Today, CustomerKind.Company, SupplyNature.Mixed, VatOnDebits: true, Taxed: true)));
        Assert.DoesNotContain("TVA-DEBITS", Codes(new(Today, CustomerKind.Company, SupplyNature.Goods, VatOnDebits: true, Taxed: true)));
        Assert.DoesNotContain("TVA-DEBITS", Codes(new(Today, CustomerKind.Company, SupplyNature.Services, VatOnDebits: true, Taxed: false)));
    }

    [Fact]
    public void The_category_of_the_operation_is_said_from_september_2026()
    {
        var context = new MentionContext(new(2026, 8, 31), CustomerKind.Company, SupplyNature.Services, false, true);
        Assert.DoesNotContain("CATEGORIE-SERVICES", Codes(context));
        Assert.Contains("CATEGORIE-SERVICES", Codes(context with { Date = new(2026, 9, 1) }));
    }

    [Fact]
    public void A_cape_is_named_with_its_cooperative_and_its_end()
    {
        var context = new MentionContext(
            Today, CustomerKind.Private, SupplyNature.Services, false, false, [new("Camille Roux", "La Ruche du Val", new(2027, 3, 1))]);
        var mention = Rules.Mentions.For(context).Single(m => m.Code == "CAPE");
        Assert.Equal("Camille Roux bénéficie d’un contrat d’appui au projet d’entreprise (CAPE) conclu avec La Ruche du Val, qui prend fin le 1er mars 2027.", mention.Text);
        Assert.DoesNotContain("CAPE", Codes(context with { Capes = [] }));
        var two = Rules.Mentions.For(context with { Capes = [.. context.Capes!, new("Ana Petit", "La Ruche du Val", new(2027, 6, 30))] }).Where(m => m.Code == "CAPE");
        Assert.Equal(["Camille Roux", "Ana Petit"], two.Select(m => m.Text[..m.Text.IndexOf(" bénéficie", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData(CustomerKind.Company)]
    [InlineData(CustomerKind.Public)]
    [InlineData(CustomerKind.Foreign)]
    public void A_professional_gets_each_note_of_the_electronic_invoice_once(CustomerKind customer)
    {
        var mentions = Rules.Mentions.For(new(Today, customer, SupplyNature.Services, false, true));
        Assert.Equal(["AAB", "PMD", "PMT"], mentions.Select(m => m.Subject).OfType<string>().Order());
        Assert.All(mentions, m => Assert.DoesNotContain("{", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Mentions_with_an_unknown_condition_are_a_fault() => Assert.Throws<FormatException>(() => LegalMentions.Parse(
        """{"mentions": [{"code": "X", "requires": ["moon"], "text": "t", "subject": null, "from": "2026-01-01", "to": null, "source": "s"}]}"""));

    private static IEnumerable<string> Codes(MentionContext context) => Rules.Mentions.For(context).Select(m => m.Code);
}
