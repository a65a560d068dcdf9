using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;

namespace Maillage.Tests.Domain.Overview;

public sealed class ForecastTests
{
    private static readonly Month November = new(2026, 11);

    [Fact]
    public void What_is_late_comes_this_month_and_people_are_paid_first()
    {
        var forecast = Forecast.Of(Euros(500), Euros(120), November,
        [
            new(Euros(1000), new(2026, 8, 3), true), new(Euros(200), new(2026, 11, 30), true), new(Euros(300), new(2027, 1, 15), true),
            new(Euros(800), new(2027, 1, 31), false), new(Euros(50), new(2027, 4, 30), true), new(Euros(70), new(2027, 5, 1), false),
        ]);

        Assert.Equal([(1200m, 0m, 120m, 1580m), (0m, 0m, 0m, 1580m), (300m, 800m, 0m, 2680m), (0m, 0m, 0m, 2680m), (0m, 0m, 0m, 2680m), (50m, 0m, 0m, 2730m)],
            forecast.Months.Select(m => (m.Invoices.Euros, m.Quotes.Euros, m.Leaving.Euros, m.Treasury.Euros)));
        Assert.Equal((70m, false), (forecast.Later.Euros, forecast.IsEmpty));
        Assert.True(Forecast.Of(Euros(500), Money.Zero, November, []).IsEmpty);
    }

    [Fact]
    public void Nothing_is_lost_on_the_way() =>
        Gen.Select(Gen.Long[-500_000, 500_000], Gen.Long[0, 90_000], Gen.Select(Gen.Long[-90_000, 90_000], Gen.Int[-400, 700], Gen.Bool).Array[0, 20]).Sample((start, leaving, all) =>
        {
            var expected = all.Select(e => new ExpectedMoney(new(e.Item1), new DateOnly(2026, 11, 24).AddDays(e.Item2), e.Item3)).ToList();

            var forecast = Forecast.Of(new(start), new(leaving), November, expected);

            Assert.Equal(Forecast.MonthsShown, forecast.Months.Count);
            Assert.Equal(start - leaving + expected.Sum(e => e.Brings).Cents, (forecast.Months[^1].Treasury + forecast.Later).Cents);
        });

    [Theory]
    [InlineData(1000, 0, 0, 1000)]
    [InlineData(1000, 0, 120, 880)]
    [InlineData(1000, 300, 120, 580)]
    [InlineData(1000, -300, -50, 1000)]
    public void What_is_free_leaves_out_what_will_go_and_what_is_not_sure(int reference, int draft, int toContribute, int free)
    {
        var explained = FreeMoney.Of(new(Euros(reference), Euros(draft)), Euros(toContribute));

        Assert.Equal(free, explained.Value.Euros);
        Assert.True(explained.Steps.Count >= 2);
    }

    private static Money Euros(int euros) => Money.FromEuros(euros);
}
