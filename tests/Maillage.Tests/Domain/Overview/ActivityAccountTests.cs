using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;

namespace Maillage.Tests.Domain.Overview;

public sealed class ActivityAccountTests
{
    /// <summary>A designer's month 5: 1 200 sold and collected, a print of 250 subcontracted and paid, contribution 123.50, costs 91.</summary>
    private static readonly AccountBalance[] Designer = Balances(
        ("706000", -1200), ("4457120", -240), ("512000", 1440),
        ("611", 250), ("44566", 50), ("512000", -300),
        ("758900", 123.50m), ("5800", -123.50m),
        ("6262", 30), ("6251", 45), ("6161", 16), ("512000", -91));

    [Fact]
    public void The_worked_example_of_a_designer_leaves_735_50()
    {
        var result = ActivityResult.Of(Rules.Layout, Designer);
        var treasury = Treasury.Of(Rules.Layout, Designer);

        Assert.Equal(Money.FromEuros(1200), result.Turnover.Value);
        Assert.Equal(Money.FromEuros(950), result.Margin.Value);
        Assert.Equal(Money.FromEuros(-123.50m), result.Contribution.Value);
        Assert.Equal(Money.FromEuros(735.50m), result.Total.Value);
        Assert.Equal(Money.FromEuros(735.50m), treasury.Reference.Value);
        Assert.Equal(Money.FromEuros(735.50m), treasury.Future.Value);
    }

    [Fact]
    public void With_what_the_account_held_before_the_designer_has_2_015_50()
    {
        var treasury = Treasury.Of(Rules.Layout, [.. Designer, .. Balances(("512000", 1280), ("706000", -1280))]);

        Assert.Equal(Money.FromEuros(2015.50m), treasury.Reference.Value);
    }

    [Fact]
    public void A_month_without_sales_costs_its_floor()
    {
        var nothingSold = Balances(("758900", 80), ("5800", -80));

        Assert.Equal(Money.FromEuros(-80), ActivityResult.Of(Rules.Layout, nothingSold).Total.Value);
        Assert.Equal(Money.FromEuros(-80), Treasury.Of(Rules.Layout, nothingSold).Reference.Value);
    }

    [Fact]
    public void An_unpaid_invoice_changes_the_future_treasury_by_its_net_amount_and_the_reference_not_at_all()
    {
        var treasury = Treasury.Of(Rules.Layout, Balances(("411", 1200), ("706000", -1000), ("4457420", -200)));

        Assert.Equal(Money.Zero, treasury.Reference.Value);
        Assert.Equal(Money.FromEuros(1000), treasury.Future.Value);
    }

    [Theory]
    [InlineData("401", -300, -300, -300)]
    [InlineData("428", -50, -50, -50)]
    [InlineData("421", -900, 0, -900)]
    [InlineData("4251", -40, 0, -40)]
    [InlineData("467100", -70, 0, -70)]
    [InlineData("431", -500, -500, -500)]
    [InlineData("44551", -60, -60, -60)]
    [InlineData("164", -100, 0, 0)]
    public void Each_debt_counts_where_the_formula_says(string account, int owed, int reference, int future)
    {
        var treasury = Treasury.Of(Rules.Layout, Balances((account, owed)));

        Assert.Equal(Money.FromEuros(reference), treasury.Reference.Value);
        Assert.Equal(Money.FromEuros(future), treasury.Future.Value);
    }

    [Fact]
    public void Every_step_of_the_treasury_opens_and_the_last_gives_the_source()
    {
        var why = Treasury.Of(Rules.Layout, Designer).WhyReference(a => $"/lignes/{a}");

        Assert.Equal(Money.FromEuros(735.50m), why.Value);
        Assert.Equal(["/lignes/5", "/lignes/44,-44574"], why.Steps.Select(s => s.Link));
        Assert.NotNull(why.Steps[^1].Source);
    }

    [Fact]
    public void Wages_come_after_what_is_available_for_them()
    {
        var result = ActivityResult.Of(Rules.Layout, Balances(("706000", -4000), ("758900", 400), ("625", 350), ("641", 2359.49m), ("645", 535.51m), ("6313", 30)));

        Assert.Equal(Money.FromEuros(3250), result.Of("available").Value);
        Assert.Equal(Money.FromEuros(-2925), result.Of("pay").Value);
        Assert.Equal(Money.FromEuros(325), result.Total.Value);
    }

    [Fact]
    public void Drafts_are_told_apart_in_every_figure()
    {
        AccountBalance[] balances = [new("606", new(Money.FromEuros(100), Money.FromEuros(40))), new("401", new(Money.FromEuros(-100), Money.FromEuros(-40)))];

        Assert.Equal(Money.FromEuros(-40), ActivityResult.Of(Rules.Layout, balances).Margin.Draft);
        Assert.Equal(Money.FromEuros(-40), Treasury.Of(Rules.Layout, balances).Reference.Draft);
        Assert.Contains("en brouillon", Treasury.Of(Rules.Layout, balances).WhyReference(_ => "").Steps[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_treasury_below_zero_stands_among_what_is_owed()
    {
        var sheet = ActivitySheet.Of(Rules.Layout, Balances(("512000", -80), ("606", 80)), new(Money.FromEuros(-80), Money.Zero));

        Assert.Empty(sheet.Assets);
        Assert.Equal(("Trésorerie avancée par la coopérative", Money.FromEuros(80)), (sheet.Liabilities.Single().Label, sheet.Liabilities.Single().Figure.Value));
        Assert.Equal((Money.Zero, Money.Zero), (sheet.Earlier.Value, sheet.TotalLiabilities.Value));
    }

    [Fact]
    public void Whatever_is_booked_the_sheet_balances_and_its_result_is_that_of_the_account() =>
        Balanced.Sample(balances =>
        {
            var result = ActivityResult.Of(Rules.Layout, balances).Total;
            var sheet = ActivitySheet.Of(Rules.Layout, balances, result);
            Assert.Equal(sheet.TotalAssets, sheet.TotalLiabilities);
            Assert.Equal(Figure.Zero, sheet.Earlier);
            Assert.All(sheet.Assets.Concat(sheet.Liabilities), l => Assert.False(l.Figure.Value.IsNegative));
        });

    [Fact]
    public void The_figures_of_all_activities_add_up_to_those_of_the_whole() =>
        Gen.Select(Balanced, Balanced, Balanced).Sample((a, b, c) =>
        {
            AccountBalance[] whole = [.. a, .. b, .. c];
            Assert.Equal(ActivityResult.Of(Rules.Layout, whole).Lines.Select(l => l.Figure),
                Enumerable.Range(0, Rules.Layout.Result.Count).Select(i => new[] { a, b, c }.Select(x => ActivityResult.Of(Rules.Layout, x).Lines[i].Figure).Sum()));
            Assert.Equal(Treasury.Of(Rules.Layout, whole).Reference, new[] { a, b, c }.Select(x => Treasury.Of(Rules.Layout, x).Reference).Sum());
            Assert.Equal(Treasury.Of(Rules.Layout, whole).Future, new[] { a, b, c }.Select(x => Treasury.Of(Rules.Layout, x).Future).Sum());
        });

    [Fact]
    public void A_layout_that_forgets_an_account_is_refused_at_start()
    {
        var text = Maillage.Platform.RuleFiles.Read("activity-account.json").Replace("""{ "label": "Capital et réserves", "accounts": ["1"] }""", """{ "label": "Capital", "accounts": ["10"] }""", StringComparison.Ordinal);

        Assert.Contains("is not in one line", Assert.Throws<FormatException>(() => AccountLayout.Parse(text, Rules.Chart)).Message, StringComparison.Ordinal);
    }

    private static readonly string[] Postable = [.. Rules.Chart.All.Where(a => Rules.Chart.IsPostable(a.Number) && a.Class <= 7).Select(a => a.Number)];

    /// <summary>Entries of two lines on any accounts, some draft.</summary>
    private static readonly Gen<AccountBalance[]> Balanced =
        Gen.Select(Gen.Int[0, Postable.Length - 1], Gen.Int[0, Postable.Length - 1], Gen.Long[1, 1_000_000], Gen.Bool)
            .Select((debit, credit, cents, draft) => new[]
            {
                new AccountBalance(Postable[debit], new(new Money(cents), draft ? new Money(cents) : Money.Zero)),
                new AccountBalance(Postable[credit], new(new Money(-cents), draft ? new Money(-cents) : Money.Zero)),
            }).Array[0, 40].Select(entries => entries.SelectMany(e => e).ToArray());

    private static AccountBalance[] Balances(params (string Account, decimal Euros)[] lines) =>
        [.. lines.Select(l => new AccountBalance(l.Account, new(Money.FromEuros(l.Euros), Money.Zero)))];
}
