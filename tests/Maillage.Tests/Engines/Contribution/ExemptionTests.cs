using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Exemptions;
using Maillage.Modules.Contribution.Scales;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Contribution;

public sealed class ExemptionTests
{
    private static readonly Month September = new(2026, 9);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_exemption_takes_the_fixed_part_off_from_its_month_and_what_was_posted_is_given_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await Adopt(house);
        await house.Run(new(2026, 10));
        Assert.Equal(Money.FromEuros(30), (await house.Months(house.Atelier, new(2026, 10), new(2026, 10)))[0].Posted);

        var id = Id<ExemptionGrant>.New();
        var grant = await Grant(house, id, "minima-sociaux", new(2026, 10), null, "CSE du 12 octobre 2026");
        Assert.True(grant.Ok, grant.Refusal?.Message);
        Assert.Equal(grant.Value.Id, (await Grant(house, id, "minima-sociaux", new(2026, 10), null, "CSE du 12 octobre 2026")).Value!.Id);

        var months = await house.Months(house.Atelier, September, new(2026, 10));
        Assert.Equal([Money.FromEuros(30), Money.Zero], months.Select(m => m.Due.Value));
        Assert.Contains("Minima sociaux", months[1].Due.Steps[^1].Text, StringComparison.Ordinal);
        Assert.Equal(-Money.FromEuros(30), (await house.Run(new(2026, 10))).Value!.Total);

        Assert.True((await house.Do(s => s.GetRequiredService<ExemptionActions>().End(id, new(2026, 10), grant.Value.Version))).Ok);
        Assert.Equal(Refusal.Stale.Type, (await house.Do(s => s.GetRequiredService<ExemptionActions>().End(id, new(2026, 11), grant.Value.Version))).Refusal!.Type);
        Assert.Equal(Money.FromEuros(30), (await house.Months(house.Atelier, new(2026, 11), new(2026, 11)))[0].Due.Value);
        Assert.Empty(await house.Faults());
    }

    [Fact]
    public async Task What_is_not_in_the_scale_not_decided_or_granted_twice_is_refused()
    {
        await using var house = await TestHouse.Open();
        await Adopt(house);
        Assert.Equal(["contribution.exemption.code", "contribution.exemption.reason", "contribution.exemption.dates"],
            (await Grant(house, Id<ExemptionGrant>.New(), "autre", September, new(2026, 8), " ")).Refusals.Select(r => r.Type));
        await Grant(house, Id<ExemptionGrant>.New(), "minima-sociaux", September, new(2026, 10), "CSE");
        Assert.Equal("contribution.exemption.twice", (await Grant(house, Id<ExemptionGrant>.New(), "minima-sociaux", new(2026, 10), null, "CSE")).Refusal!.Type);
        Assert.True((await Grant(house, Id<ExemptionGrant>.New(), "minima-sociaux", new(2026, 11), null, "CSE")).Ok);
    }

    [Fact]
    public async Task Only_the_team_grants()
    {
        await using var house = await TestHouse.Open();
        await Adopt(house);
        var own = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var other = await house.Account("Une Entrepreneuse", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        Task<Result<ExemptionGrant>> By(long account) => house.As(account, s => s.GetRequiredService<ExemptionActions>().Grant(Id<ExemptionGrant>.New(), house.Atelier, "minima-sociaux", September, null, "moi"));
        Assert.Equal(Refusal.Forbidden.Type, (await By(own)).Refusal!.Type);
        Assert.Equal(Refusal.NotFound.Type, (await By(other)).Refusal!.Type);
    }

    private static async Task Adopt(TestHouse house) =>
        await house.Adopt("coopaname", September);

    private static Task<Result<ExemptionGrant>> Grant(TestHouse house, Id<ExemptionGrant> id, string code, Month from, Month? to, string reason) =>
        house.Do(s => s.GetRequiredService<ExemptionActions>().Grant(id, house.Atelier, code, from, to, reason));
}
