using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Tests.Domain.Sales;

public class VatTableTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("FR200", 20)]
    [InlineData("FR100", 10)]
    [InlineData("FR055", 5.5)]
    [InlineData("FR021", 2.1)]
    public void The_four_rates_are_in_force(string code, double percent)
    {
        var found = Rules.Vat.Find(code, Today);
        Assert.True(found.Ok);
        Assert.Equal((decimal)percent, found.Value.Rate.Percent);
        Assert.Equal(VatCategory.S, found.Value.Category);
        Assert.Null(Rules.Vat.Mention(found.Value, Today));
    }

    [Theory]
    [InlineData("EXO-FORMATION", VatCategory.E, "VATEX-FR-CGI261-4", "Exonération de TVA, art. 261, 4, 4° a du CGI")]
    [InlineData("AUTOLIQ-BTP", VatCategory.AE, "VATEX-EU-AE", "Autoliquidation, art. 283, 2 nonies du CGI")]
    [InlineData("UE-BIENS", VatCategory.K, "VATEX-EU-IC", "Exonération de TVA, art. 262 ter, I du CGI")]
    [InlineData("EXPORT", VatCategory.G, "VATEX-EU-G", "Exonération de TVA, art. 262, I du CGI")]
    [InlineData("HORS-UE-SERVICES", VatCategory.O, "VATEX-EU-O", "TVA non applicable, art. 259, 1° du CGI")]
    public void A_zero_rate_says_its_reason(string code, VatCategory category, string vatex, string mention)
    {
        var found = Rules.Vat.Find(code, Today).Value!;
        Assert.Equal((category, vatex, Rate.Zero), (found.Category, found.Vatex, found.Rate));
        Assert.Equal(mention, Rules.Vat.Mention(found, Today));
    }

    [Fact]
    public void A_code_of_the_past_is_refused_today_and_accepted_on_its_day()
    {
        var refused = Rules.Vat.Find("FR196", Today, "Lines[0].VatCode");
        Assert.False(refused.Ok);
        Assert.Equal(("sales.vat.not-in-force", "Lines[0].VatCode"), (refused.Refusal!.Type, refused.Refusal.Field));
        Assert.Contains("depuis le 1er janvier 2014", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.True(Rules.Vat.Find("FR196", new(2013, 12, 31)).Ok);
        Assert.DoesNotContain(Rules.Vat.At(Today), c => c.Code == "FR196");
    }

    [Fact]
    public void A_rate_to_come_is_refused_before_its_day()
    {
        var refused = Rules.Vat.Find("FR200", new(2013, 12, 31));
        Assert.Contains("commence le 1er janvier 2014", refused.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_code_is_refused() => Assert.Equal("sales.vat.unknown", Rules.Vat.Find("FR999", Today).Refusal!.Type);

    [Fact]
    public void Both_references_are_printed_while_both_are_accepted()
    {
        var code = Rules.Vat.Known("EXPORT")! with { Cibs = "art. L. 000-0 du CIBS" };
        Assert.Equal("Exonération de TVA, art. 262, I du CGI", Rules.Vat.Mention(code, new(2026, 8, 31)));
        Assert.Equal("Exonération de TVA, art. 262, I du CGI\u00a0; art. L. 000-0 du CIBS", Rules.Vat.Mention(code, new(2026, 9, 1)));
        Assert.Equal("Exonération de TVA, art. L. 000-0 du CIBS", Rules.Vat.Mention(code, new(2028, 1, 1)));
    }

    [Fact]
    public void Every_exemption_has_a_code_of_the_european_list_and_a_source()
    {
        Assert.All(Rules.Vat.Codes.Where(c => !c.IsTaxed), c => Assert.StartsWith("VATEX-", c.Vatex, StringComparison.Ordinal));
        Assert.All(Rules.Vat.Codes, c => Assert.NotEmpty(c.Source));
    }

    [Fact]
    public void A_broken_table_is_a_fault() => Assert.Throws<FormatException>(() => VatTable.Parse("""{"codes": []}"""));
}
