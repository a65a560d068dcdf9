using CsCheck;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;

namespace Maillage.Tests.Domain.Contribution;

public sealed class ScaleTrialTests
{
    [Fact]
    public void A_column_says_who_pays_more_less_and_the_same()
    {
        var trial = Of((1_000, 100, 130), (2_000, 200, 150), (500, 50, 50));
        Assert.Equal(new TrialColumn(Money.FromEuros(330), Money.FromEuros(-20), 1, 1, 1, Money.FromEuros(30), Money.FromEuros(-50), Money.FromEuros(50), Money.FromEuros(50), Money.FromEuros(130), Money.FromEuros(130), Money.FromEuros(150)), trial.Column(1));
        Assert.Equal(Money.FromEuros(350), trial.Column(0).Total);
    }

    [Fact]
    public void Slices_hold_every_activity_once_and_none_tells_what_few_pay() =>
        Gen.Select(Gen.Int[-2_000, 90_000], Gen.Int[0, 5_000], Gen.Int[0, 5_000]).Array[0, 60].Sample(rows =>
        {
            var trial = Of(rows);
            var slices = trial.Slices();
            Assert.Equal(trial.Rows.OrderBy(r => r.Activity), slices.SelectMany(s => s.Rows).OrderBy(r => r.Activity));
            Assert.Equal(trial.Column(1).Total, slices.Sum(s => s.Total(1)));
            if (rows.Length >= TrialSlice.Fewest) Assert.All(slices, s => Assert.True(s.IsTold));
            Assert.All(slices, s => Assert.All(s.Rows, r => Assert.True((s.From is null || r.Base > s.From) && (s.To is null || r.Base <= s.To))));
        });

    private static ScaleTrial Of(params (int Base, int Now, int Then)[] rows) => new(new(2026, 1), new(2026, 12), "", [""],
        [.. rows.Select((r, i) => new TrialRow(i, $"A{i:000}", Money.FromEuros(r.Base), [Money.FromEuros(r.Now), Money.FromEuros(r.Then)]))]);
}
