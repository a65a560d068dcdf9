using CsCheck;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using static Maillage.Tests.Domain.Contribution.LevyCase;

namespace Maillage.Tests.Domain.Contribution;

public sealed class ScaleHistoryTests
{
    private static readonly Scale Solstice = Rules.Scale("solstice-2017");

    [Fact]
    public void Each_month_bears_the_scale_in_force_on_its_date() =>
        Gen.Int[-6, 16].Array[1, 6].Sample(begins =>
        {
            var rows = begins.Distinct().Select((begin, i) => new ScaleRow("", new Month(2026, 1).Plus(begin), Flat(i + 1))).ToList();
            var history = new ScaleHistory(rows);
            var months = Year(2026, Activity(Solstice, Sold(2026, Enumerable.Repeat(Money.FromEuros(1_000), 12)), scaleIn: m => history.In(m)?.Scale)).ToDictionary(d => d.Month);

            foreach (var month in new Month(2026, 1).To(new(2026, 12)))
            {
                var held = rows.Where(r => r.From <= month).MaxBy(r => r.From);
                Assert.Equal(held?.Scale, months.GetValueOrDefault(month)?.Scale);
                // One per cent of 1 000 for each rank.
                Assert.Equal(Money.FromEuros(held is null ? 0 : 10 * (rows.IndexOf(held) + 1)), months.GetValueOrDefault(month)?.Amount.Value ?? Money.Zero);
            }
        });

    private static Scale Flat(int percent) => Solstice with
    {
        Code = $"s{percent}",
        Levies = [Solstice.Main with { Rates = new(LevyUnit.Activity, LevyReach.Month, BracketMode.Marginal, [new(null, Rate.FromPercent(percent))]), Floors = [], Caps = [] }],
    };
}
