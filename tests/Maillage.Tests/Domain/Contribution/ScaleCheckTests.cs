using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Platform;

namespace Maillage.Tests.Domain.Contribution;

public sealed class ScaleCheckTests
{
    private static readonly Scale Solstice = Rules.Scale("solstice-2017");

    public static TheoryData<string, Func<Levy, Levy>> Wrong => new()
    {
        { "contribution.scale.no-end", l => l with { Rates = l.Rates! with { Brackets = [new(new(100_000), new(1300))] } } },
        { "contribution.scale.overlap", l => l with { Rates = l.Rates! with { Brackets = [new(new(200), new(1)), new(new(100), new(1)), new(null, new(1))] } } },
        { "contribution.scale.overlap", l => l with { Rates = l.Rates! with { Brackets = [new(null, new(1)), new(null, new(1))] } } },
        { "contribution.scale.rate", l => l with { Rates = l.Rates! with { Brackets = [new(null, new(10_001))] } } },
        { "contribution.scale.cap-under-floor", l => l with { Caps = [new(new(100_000), LevyUnit.Activity, LevyReach.Year)] } },
        { "contribution.scale.gap", l => l with { Floors = [l.Floors[0], l.Floors[1] with { SeniorityFrom = 15 }] } },
        { "contribution.scale.overlap", l => l with { Floors = [l.Floors[0], l.Floors[1] with { SeniorityFrom = 12 }] } },
        { "contribution.scale.caps", l => l with { Caps = [l.Caps[0]] } },
        { "contribution.scale.empty", l => l with { Rates = null, Floors = [] } },
        { "contribution.scale.accounts", l => l with { Base = l.Base with { Parts = [] } } },
        { "contribution.scale.amount", l => l with { Fixed = [new(new(-1), LevyUnit.Activity, LevyReach.Month)] } },
        { "contribution.scale.amount", l => l with { Fixed = [new(new(long.MaxValue), LevyUnit.Activity, LevyReach.Month)] } },
        { "contribution.scale.amount", l => l with { Rates = l.Rates! with { Brackets = [new(new(long.MaxValue - 1), new(1)), new(null, new(1))] } } },
        { "contribution.scale.code", l => l with { Code = "contribution/2026" } },
        { "contribution.scale.code", l => l with { Exemptions = [new(new string('a', 41), "nom", Waived.All)] } },
        { "contribution.scale.name", l => l with { Name = new string('a', ScaleCheck.LongestName + 1) } },
        { "contribution.scale.name", l => l with { Base = l.Base with { Name = " " } } },
        { "contribution.scale.contract", l => l with { Floors = [l.Floors[0] with { Contract = "cape" }] } },
        { "contribution.scale.rows", l => l with { Floors = [.. Enumerable.Repeat(l.Floors[0], ScaleCheck.MostRows + 1)] } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_scale_that_cannot_work_is_refused_with_its_reason(string type, Func<Levy, Levy> change) =>
        Assert.Contains(ScaleCheck.Of(Solstice with { Levies = [change(Solstice.Main)] }).Refusals, r => r.Type == type);

    /// <summary>Reading one checks it.</summary>
    [Fact]
    public void Scales_shipped_are_sound() => Assert.All(RuleFiles.List("contribution"), file => Assert.Equal(Levy.Contribution, ScaleFile.Parse(RuleFiles.Read(file)).Main.Code));
}
