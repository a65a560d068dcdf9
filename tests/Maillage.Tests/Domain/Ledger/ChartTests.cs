using Maillage.Domain.Ledger;

namespace Maillage.Tests.Domain.Ledger;

public class ChartTests
{
    private static Chart Chart => Rules.Chart;

    [Theory]
    [InlineData("411", "Clients")]
    [InlineData("4081", "Fournisseurs – Factures non parvenues")]
    [InlineData("628", "Autres services extérieurs – Divers")]
    [InlineData("44566", "TVA déductible sur autres biens et services")]
    [InlineData("4457420", "TVA à 20\u00a0% en attente d’encaissement")]
    [InlineData("5800", "Liaison interne entre activités")]
    public void A_label_reads_alone(string number, string label) => Assert.Equal(label, Chart.Find(number)!.Label);

    [Fact]
    public void The_regulation_is_whole()
    {
        Assert.Equal(838, Chart.All.Count(a => !a.Own));
        Assert.Null(Chart.Find("79"));
        Assert.All(Chart.All, a => Assert.InRange(a.Class, 1, 7));
    }

    [Theory]
    [InlineData("706000", "706")]
    [InlineData("4457420", "44574")]
    [InlineData("44574", "4457")]
    [InlineData("7", null)]
    public void An_account_stands_below_the_longest_that_begins_it(string number, string? parent) => Assert.Equal(parent, Chart.Find(number)!.Parent);

    [Theory]
    [InlineData("411", true)]
    [InlineData("411DUPONT", false)]
    [InlineData("6256001", true)]
    [InlineData("70", false)]
    [InlineData("791", false)]
    [InlineData("800", false)]
    [InlineData("", false)]
    [InlineData("4110000000000", false)]
    public void Lines_are_booked_on_numbers_of_the_plan_and_below(string number, bool postable)
    {
        Assert.Equal(postable, Chart.IsPostable(number));
        Assert.Equal(postable, Chart.Check(number, "Account").Ok);
    }

    [Fact]
    public void A_number_below_an_account_has_its_label() => Assert.Equal("Missions", Chart.Label("6256001"));

    [Fact]
    public void Search_ignores_accents_and_reads_numbers()
    {
        Assert.Contains(Chart.Search("DEPLACEMENTS"), a => a.Number == "625");
        Assert.Contains(Chart.Search("tva attente 20"), a => a.Number == "4457420");
        Assert.All(Chart.Search("4457"), a => Assert.StartsWith("4457", a.Number, StringComparison.Ordinal));
        Assert.Empty(Chart.Search("  "));
    }

    [Fact]
    public void Every_taxed_code_in_force_has_its_two_accounts() => Assert.All(
        Rules.Vat.At(new(2026, 11, 22)).Where(c => c.IsTaxed),
        code => Assert.Equal(("44571", "44574"), (Chart.Find(Chart.Role("vat-due:" + code.Code))!.Parent, Chart.Find(Chart.Role("vat-pending:" + code.Code))!.Parent)));

    [Fact]
    public void A_subdivision_below_no_account_is_a_fault()
    {
        const string pcg = """{"accounts": [{"number": "4", "label": "Tiers"}, {"number": "41", "label": "Clients"}]}""";
        Assert.Throws<FormatException>(() => Chart.Parse(pcg, """{"accounts": [{"number": "4110", "label": "X", "parent": "411"}], "roles": {}}"""));
        Assert.Throws<FormatException>(() => Chart.Parse(pcg, """{"accounts": [], "roles": {"customers": "999"}}"""));
        Assert.NotNull(Chart.Parse(pcg, """{"accounts": [], "roles": {"customers": "411"}}""").Find("41"));
    }
}
