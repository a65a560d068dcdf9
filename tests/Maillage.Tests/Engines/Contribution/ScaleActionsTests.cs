using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Contribution.Amendments;
using Maillage.Modules.Contribution.Families;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.People.Persons;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Contribution;

public sealed class ScaleActionsTests
{
    private static readonly Month October = new(2026, 10);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Changing_months_already_posted_says_what_moves_then_moves_it(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt(October);
        await house.Post("2026-10-05 VE F1\n 411 Atelier 2000.00\n 706 Atelier -2000.00");
        await house.Run(October);
        Assert.Equal(Money.FromEuros(240), (await house.Months(house.Atelier, October, October))[0].Posted);

        var asked = new Adoption("coopaname", October, await house.Decide(new(2026, 11, 20)));
        var refused = await house.TryAdopt(asked);
        var moving = Assert.IsType<ScaleMovesRefusal>(refused.Refusal);
        var moves = moving.Moves;
        // Coopaname: 30 € and 13.5 % of the margin; Bois bore the floor of 80 € and would bear the fixed part alone.
        Assert.Equal([("A001 Atelier des Cimes", Money.FromEuros(240), Money.FromEuros(300)), ("A002 Bois Clair", Money.FromEuros(80), Money.FromEuros(30))],
            moves.OrderBy(m => m.Title).Select(m => (m.Title, m.Now, m.Then)));
        Assert.Equal(Money.FromEuros(240), (await house.Months(house.Atelier, October, October))[0].Due.Value);

        Assert.IsType<ScaleMovesRefusal>((await house.TryAdopt(asked with { Code = "astrolabe", Shown = moving.Shown })).Refusal);
        Assert.True((await house.TryAdopt(asked with { Shown = moving.Shown })).Ok);
        Assert.Equal(moves.Sum(m => m.Difference), (await house.Run(October)).Value!.Total);
        Assert.Equal(Money.FromEuros(300), (await house.Months(house.Atelier, October, October))[0].Posted);
        Assert.Empty(await house.Faults());
    }

    [Fact]
    public async Task A_scale_to_come_is_taken_back_and_one_that_served_is_not()
    {
        await using var house = await TestHouse.Open();
        var served = await house.Adopt("solstice-2017", October);
        await house.Run(October);
        var next = await house.Adopt("coopaname", October.Next);
        Assert.Equal("coopaname", Assert.Single(await house.Months(house.Bois, October.Next, October.Next)).Main!.Scale.Code);

        Assert.True((await house.Do(s => s.GetRequiredService<ScaleActions>().Withdraw(next.Id))).Ok);
        Assert.Equal("contribution.scale.served", (await house.Do(s => s.GetRequiredService<ScaleActions>().Withdraw(served.Id))).Refusal!.Type);
    }

    [Fact]
    public async Task A_scale_without_decision_out_of_reach_or_twice_is_refused()
    {
        await using var house = await TestHouse.Open();
        Assert.Equal(["contribution.scale.unknown", "contribution.scale.decision"], (await house.TryAdopt(new("aucun", October, default))).Refusals.Select(r => r.Type));
        var decision = await house.Decide();
        Assert.Equal("contribution.scale.from", (await house.TryAdopt(new("coopaname", new(2029, 1), decision))).Refusal!.Type);
        var adopted = await house.TryAdopt(new("coopaname", October, decision));
        Assert.Equal(adopted.Value!.Id, (await house.TryAdopt(new("coopaname", October, decision))).Value!.Id);
        Assert.Equal("contribution.scale.twice", (await house.TryAdopt(new("astrolabe", October, decision))).Refusal!.Type);
        await house.Run(October);
        Assert.Equal("contribution.scale.served", (await house.TryAdopt(new("astrolabe", new(2024, 12), decision, Shown: "confirmé"))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_family_of_activities_has_a_scale_of_its_own(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt("solstice-2017", October);
        await house.Adopt("coopaname", October, family: "formation");
        Assert.Equal(Money.FromEuros(80), (await house.Months(house.Bois, October, October))[0].Due.Value);

        Assert.True((await Put(house, house.Bois, "formation", October)).Ok);
        Assert.Equal(Money.FromEuros(30), (await house.Months(house.Bois, October, October))[0].Due.Value);
        Assert.Equal(Money.FromEuros(100), (await house.Months(house.Atelier, October, October))[0].Due.Value);

        await house.Run(October);
        Assert.Equal("contribution.family.from", (await Put(house, house.Bois, "", October)).Refusal!.Type);
        Assert.True((await Put(house, house.Bois, "", October.Next)).Ok);
        var months = await house.Months(house.Bois, October, October.Next);
        Assert.Equal([Money.FromEuros(30), Money.FromEuros(80)], months.Select(m => m.Due.Value));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_contract_that_does_not_follow_the_assembly_keeps_the_scale_of_before_until_its_amendment(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var person = (await house.Do(s => s.GetRequiredService<PersonActions>().Create("Jeanne", "Sansclause", "jeanne@exemple.example", ""))).Value!;
        await house.Do(s => s.GetRequiredService<MemberActions>().Join(house.Atelier, person.Id, new DateRange(new(2026, 3, 1)), Rate.FromPercent(100)));
        var contract = (await house.Do(s => s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), person.Id, new(ContractKind.Cesa, new(2026, 2, 20), new(2026, 3, 1), null, null, FollowsAssembly: false)))).Value!;
        await house.Adopt("solstice-2017", new(2026, 9), decided: new(2026, 1, 10));
        var next = await house.Adopt("coopaname", October, decided: new(2026, 6, 12));

        Assert.Equal("solstice-2017", (await house.Months(house.Atelier, October, October))[0].Main!.Scale.Code);
        Assert.Equal("coopaname", (await house.Months(house.Bois, October, October))[0].Main!.Scale.Code);
        var waiting = Assert.Single(await house.Do(s => s.GetRequiredService<AmendmentActions>().Rows()));
        Assert.Equal(("Sansclause Jeanne", next.Id, null), (waiting.Person, waiting.Scale.Adopted!.Id, waiting.Signed));

        Assert.Equal("contribution.amendment.from", (await Sign(new(2026, 11, 2), new(2026, 9))).Refusal!.Type);
        Assert.Equal("contribution.amendment.date", (await Sign(new(2026, 2, 1), October)).Refusal!.Type);
        Assert.True((await Sign(new(2026, 11, 2), October.Next)).Ok);
        Assert.Equal(["solstice-2017", "coopaname"], (await house.Months(house.Atelier, October, October.Next)).Select(m => m.Main!.Scale.Code));
        Assert.NotNull(Assert.Single(await house.Do(s => s.GetRequiredService<AmendmentActions>().Rows())).Signed);

        Task<Result<ScaleAmendment>> Sign(DateOnly on, Month from) => house.Do(s => s.GetRequiredService<AmendmentActions>().Sign(contract.Id, next.Id, on, from));
    }

    [Fact]
    public async Task The_first_scale_of_a_family_binds_no_contract_that_accepted_the_general_one()
    {
        await using var house = await TestHouse.Open();
        var person = (await house.Do(s => s.GetRequiredService<PersonActions>().Create("Jeanne", "Sansclause", "jeanne@exemple.example", ""))).Value!;
        await house.Do(s => s.GetRequiredService<MemberActions>().Join(house.Atelier, person.Id, new DateRange(new(2026, 3, 1)), Rate.FromPercent(100)));
        await house.Do(s => s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), person.Id, new(ContractKind.Cesa, new(2026, 2, 20), new(2026, 3, 1), null, null, FollowsAssembly: false)));
        await house.Adopt("solstice-2017", new(2026, 9), decided: new(2026, 1, 10));
        await Put(house, house.Atelier, "formation", October);
        await house.Adopt("coopaname", October, decided: new(2026, 6, 12), family: "formation");

        Assert.Equal("solstice-2017", (await house.Months(house.Atelier, October, October))[0].Main!.Scale.Code);
        Assert.Equal("Sansclause Jeanne", Assert.Single(await house.Do(s => s.GetRequiredService<AmendmentActions>().Rows())).Person);
    }

    private static Task<Result<ActivityFamily>> Put(TestHouse house, Id<Activity> activity, string family, Month from) =>
        house.Do(s => s.GetRequiredService<FamilyActions>().Set(activity, family, from));
}
