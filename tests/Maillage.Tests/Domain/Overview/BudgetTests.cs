using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;

namespace Maillage.Tests.Domain.Overview;

public sealed class BudgetTests
{
    [Fact]
    public void The_gap_is_positive_when_the_activity_does_better()
    {
        var targets = BudgetTargets.Of(Rules.Layout, new Dictionary<string, Money?> { ["turnover"] = Euros(1000), ["goods"] = Euros(300), ["direct"] = Euros(50), ["pay"] = null }).Value!;
        var actual = ActivityResult.Of(Rules.Layout, [new("706", new(Euros(-1200), Money.Zero)), new("606", new(Euros(350), Money.Zero)), new("681", new(Euros(10), Money.Zero))]);

        var budget = Budget.Of(Rules.Layout, targets, actual);

        Assert.Equal(
            [("turnover", 1000m, 1200m, 200m), ("goods", -300m, -350m, -50m), ("margin", 700m, 850m, 150m), ("direct", -50m, 0m, 50m), ("depreciation", null, -10m, null), ("available", 650m, 840m, 190m), ("result", 650m, 840m, 190m)],
            budget.Lines.Select(l => (l.Line.Key, l.Target?.Euros, l.Actual.Euros, l.Gap?.Euros)));
    }

    [Theory]
    [InlineData(-1, "overview.budget.negative")]
    [InlineData(10_000_001, "overview.budget.most")]
    public void An_amount_below_zero_or_out_of_proportion_is_refused_beside_its_field(int euros, string type)
    {
        var refused = BudgetTargets.Of(Rules.Layout, new Dictionary<string, Money?> { ["goods"] = Euros(euros), ["turnover"] = Euros(1) });

        Assert.Equal((type, "Targets[goods]"), (refused.Refusal!.Type, refused.Refusal.Field));
    }

    [Fact]
    public void Targets_read_back_as_they_were_written() =>
        Gen.Select(Gen.Int[0, 8].Select(i => BudgetTargets.Lines(Rules.Layout).ElementAt(i).Key).Array[0, 9], Gen.Long[0, 1_000_000_000].Array[9]).Sample((keys, cents) =>
        {
            var typed = keys.Zip(cents).GroupBy(p => p.First).ToDictionary(g => g.Key, g => (Money?)new Money(g.First().Second));

            var targets = BudgetTargets.Of(Rules.Layout, typed).Value!;

            Assert.Equal(targets, BudgetTargets.Parse(targets.ToString()));
            Assert.True(targets.ToString().Length <= 400);
            foreach (var line in BudgetTargets.Lines(Rules.Layout)) Assert.Equal(typed.GetValueOrDefault(line.Key), targets.Of(line.Key));
        });

    private static Money Euros(int euros) => Money.FromEuros(euros);
}
