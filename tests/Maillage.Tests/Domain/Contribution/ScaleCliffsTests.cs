using CsCheck;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;

namespace Maillage.Tests.Domain.Contribution;

public sealed class ScaleCliffsTests
{
    private static readonly Levy Solstice = Rules.Scale("solstice-2017").Main;

    /// <summary>The figures are those of cae.md §1.7.</summary>
    [Fact]
    public void A_rate_on_the_whole_base_makes_a_little_more_cost_less() => Assert.Equal(
        [(1_000m, 130m, 120.12m), (2_000m, 240m, 220.11m), (3_333m, 366.63m, 333.40m)],
        ScaleCliffs.Of(Solstice).Select(c => (c.Limit.Euros, c.At.Euros, c.Past.Euros)));

    [Fact]
    public void It_says_from_where_it_costs_as_much_again() =>
        Assert.Equal([Money.FromEuros(1_083.34m), Money.FromEuros(2_181.82m), Money.FromEuros(3_666.30m)], ScaleCliffs.Of(Solstice).Select(c => c.SameAgain!.Value));

    [Fact]
    public void Slabs_with_their_own_rates_have_none() => Assert.Empty(ScaleCliffs.Of(Rules.Scale("opteos").Main));

    [Fact]
    public void Between_a_limit_and_where_it_costs_as_much_again_all_cost_less() => Gen.Long[1, 400_000].Sample(cents =>
        Assert.All(ScaleCliffs.Of(Solstice).Where(c => new Money(cents) > c.Limit && new Money(cents) < c.SameAgain), c => Assert.True(LevyTaking.Euros(Solstice, new(cents)) < c.At.Euros)));
}
