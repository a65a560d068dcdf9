using CsCheck;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;

namespace Maillage.Tests.Domain.Contribution;

public sealed class ContributionsOfYearTests
{
    private static readonly Scale Solstice = Rules.Scale("solstice-2017");

    [Fact]
    public void An_activity_owes_from_its_month_of_entry_and_no_floor_after_its_last_month()
    {
        var months = Of([(3, 100_000), (9, 20_000)], start: new(2026, 3), end: new(2026, 5));

        Assert.Equal([(3, 13_000), (4, 8_000), (5, 8_000), (9, 2_600)], months.Select(m => (m.Month.Number, (int)m.Amount.Value.Cents)));
    }

    [Fact]
    public void The_cap_counts_the_months_present_and_what_is_already_taken()
    {
        var months = Of([.. Enumerable.Range(7, 6).Select(m => (m, 600_000L))], start: new(2026, 7));

        Assert.All(months, m => Assert.Equal(Money.FromEuros(2_750), m.Cap));
        Assert.Equal([600, 600, 600, 600, 350, 0], months.Select(m => (int)m.Amount.Value.Euros));
    }

    [Fact]
    public void A_month_before_the_first_scale_owes_nothing()
    {
        var months = Of([(1, 100_000), (2, 100_000)], start: new(2025, 1), scaleFrom: new(2026, 2));

        Assert.Equal([2], months.Select(m => m.Month.Number).TakeWhile(m => m < 3));
        Assert.Equal(Money.Zero, months[0].TakenBefore);
    }

    [Fact]
    public void The_months_of_a_year_never_pass_their_cap_nor_fall_below_zero() =>
        Gen.Select(Gen.Long[-2_000_000, 5_000_000].Array[12], Gen.Int[1, 12], Gen.Bool).Sample((bases, start, associate) =>
        {
            var months = Of([.. bases.Select((b, i) => (i + 1, b))], new Month(2026, start), associate: associate);
            var cap = Solstice.CapOf(associate, 13 - start)!.Value;
            return months.Sum(m => m.Amount.Value) <= cap && months.All(m => !m.Amount.Value.IsNegative);
        });

    private static IReadOnlyList<ContributionDue> Of((int Month, long Sales)[] sales, Month start, Month? end = null, Month? scaleFrom = null, bool associate = false) =>
        ContributionsOfYear.Compute(new YearOfActivity(2026, start, end, m => scaleFrom is { } from && m < from ? null : Solstice,
            sales.ToLookup(s => new Month(2026, s.Month), s => ("706", new Money(-s.Sales))), _ => associate), new Month(2026, 12));
}
