using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Contribution;
using Maillage.Modules.Decisions;
using Maillage.Modules.Decisions.Records;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Applications;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.People.Persons;
using Maillage.Modules.Sales;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Identity;

/// <summary>What gives a right ends it, and a right over the network reads what neighbours may read.</summary>
public sealed class GrantOriginTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_right_given_by_a_contract_ends_with_it(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (admin, malo, person) = await Malo(house);
        var contract = await Sign(house, person, new(ContractKind.Cesa, new(2026, 9, 20), new(2026, 10, 1), null));

        Assert.Contains((await house.As(admin, s => s.GetRequiredService<GrantOrigins>().For(malo))), o => o.Key == ContractOrigins.KeyOf(contract.Id));
        Assert.True((await Give(house, admin, malo, Role.Team, ContractOrigins.KeyOf(contract.Id))).Ok);
        Assert.Null((await Only(house, malo)).To);

        var ended = await house.Do(s => s.GetRequiredService<ContractActions>().Save(contract.Id, person, contract.Terms with { EndedOn = new(2026, 12, 31) }, contract.Version));
        Assert.True(ended.Ok, ended.Refusal?.Message);
        Assert.Equal(new DateOnly(2026, 12, 31), (await Only(house, malo)).To);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_right_never_outlives_the_contract_that_gives_it(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (admin, malo, person) = await Malo(house);
        var contract = await Sign(house, person, new(ContractKind.Cape, new(2026, 1, 2), new(2026, 1, 5), new(2026, 12, 31)));

        Assert.Equal("Origin", (await Give(house, admin, malo, Role.Team, ContractOrigins.KeyOf(contract.Id), new(2027, 1, 1))).Refusal!.Field);
        Assert.Equal("Origin", (await Give(house, admin, admin, Role.Team, ContractOrigins.KeyOf(contract.Id))).Refusal!.Field);
        Assert.Equal("Origin", (await Give(house, admin, malo, Role.Team, "contract:none")).Refusal!.Field);
        Assert.True((await Give(house, admin, malo, Role.Team, ContractOrigins.KeyOf(contract.Id))).Ok);
        Assert.Equal(new DateOnly(2026, 12, 31), (await Only(house, malo)).To);

        Assert.True((await house.Do(s => s.GetRequiredService<ContractActions>().Remove(contract.Id, person, contract.Version))).Ok);
        Assert.Empty(await house.Read(db => db.Set<Grant>().Where(g => g.AccountId == malo && g.To >= Today).ToListAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_right_that_was_held_stays_written_when_its_contract_ends_in_the_past(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (admin, malo, person) = await Malo(house);
        var contract = await Sign(house, person, new(ContractKind.Cesa, new(2026, 2, 20), new(2026, 3, 1), null));
        Assert.True((await Give(house, admin, malo, Role.Team, ContractOrigins.KeyOf(contract.Id), new(2026, 6, 1))).Ok);

        Assert.True((await house.Do(s => s.GetRequiredService<ContractActions>().Save(contract.Id, person, contract.Terms with { EndedOn = new(2026, 5, 31) }, contract.Version))).Ok);
        Assert.Equal((new DateOnly(2026, 6, 1), Today.AddDays(-1)), await house.Read(db => db.Set<Grant>().Where(g => g.AccountId == malo).Select(g => new ValueTuple<DateOnly, DateOnly?>(g.From, g.To)).SingleAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_right_is_ended_earlier_never_later_and_given_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (admin, malo, person) = await Malo(house);
        var contract = await Sign(house, person, new(ContractKind.Cape, new(2026, 1, 2), new(2026, 1, 5), new(2026, 12, 31)));
        Assert.True((await Give(house, admin, malo, Role.Team, ContractOrigins.KeyOf(contract.Id))).Ok);
        var grant = await Only(house, malo);
        Task<Result> End(DateOnly day) => house.As(admin, s => s.GetRequiredService<GrantActions>().End(malo, grant.Id, day));

        Assert.Equal("identity.grant.dates", (await End(new(2027, 6, 30))).Refusal!.Type);
        Assert.True((await End(new(2026, 11, 30))).Ok);
        Assert.Equal("identity.grant.dates", (await End(new(2026, 12, 31))).Refusal!.Type);
        Assert.Equal("identity.grant.twice", (await house.As(admin, s => s.GetRequiredService<GrantActions>().Give(malo, Role.Team, ScopeKind.Cooperative, 5, Today, null))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_decision_that_gave_a_right_is_named_and_stays(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (admin, malo, _) = await Malo(house);
        var id = await house.Decide();
        var decision = await house.Read(db => db.Set<Decision>().AsNoTracking().SingleAsync(d => d.Id == id));

        Assert.True((await Give(house, admin, malo, Role.Accountant, $"decision:{decision.Id}")).Ok);

        var words = await house.Do(async s => await s.GetRequiredService<ScopeNames>().InWords([await Only(house, malo)], Today));
        Assert.Equal("décision du 12 juin 2026 : Barème", Assert.Single(words).Origin);
        Assert.Equal("decision.ruled", (await house.Do(s => s.GetRequiredService<DecisionActions>().Remove(decision.Id, decision.Version))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_contract_that_could_end_does_not_make_the_last_administrator(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (admin, malo, person) = await Malo(house);
        var contract = await Sign(house, person, new(ContractKind.Cesa, new(2026, 9, 20), new(2026, 10, 1), null));
        Assert.True((await Give(house, admin, malo, Role.Administrator, ContractOrigins.KeyOf(contract.Id))).Ok);

        var grant = await Only(house, admin);
        Assert.Equal("identity.last-administrator", (await house.As(admin, s => s.GetRequiredService<GrantActions>().End(admin, grant.Id, Today))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_right_over_the_network_reads_what_neighbours_may_read_whatever_its_role(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var neighbour = await house.Account("Voisin Desmonts", Role.Team, ScopeKind.Network, 0);

        Assert.True(await Somewhere(house, neighbour, DecisionsModule.Read));
        Assert.True(await Somewhere(house, neighbour, ContributionModule.ReadScales));
        Assert.False(await Somewhere(house, neighbour, SalesModule.Read));
        Assert.False(await Somewhere(house, neighbour, DecisionsModule.Write));
        Assert.False(await house.As(neighbour, s => s.GetRequiredService<Access>().Can(DecisionsModule.Read, Resource.Cooperative)));
        Assert.True(await house.As(neighbour, async s => (await s.GetRequiredService<Access>().ReachOf(DecisionsModule.Read)).IsEmpty));
        var payroll = await house.As(admin, s => s.GetRequiredService<GrantActions>().Give(neighbour, Role.Funder, ScopeKind.Network, 0, Today, null));
        Assert.Equal("Where", payroll.Refusal!.Field);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Applications_are_not_told_that_a_neighbour_or_a_helper_is_of_the_team(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var neighbour = await house.Account("Voisin Desmonts", Role.Team, ScopeKind.Network, 0);
        var helper = await house.Account("Aide Bois", Role.Team, ScopeKind.Activity, house.Bois.Value);
        var entrepreneur = await house.Account("Une Entrepreneure", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);

        Assert.Empty(await Groups(house, neighbour));
        Assert.Empty(await Groups(house, helper));
        Assert.Equal(["Entrepreneur·e"], await Groups(house, entrepreneur));
    }

    private static async Task<IEnumerable<string>> Groups(TestHouse house, long account) => await house.Do(async s =>
    {
        var application = new Application(TestHouse.Cooperative, "essai", "", default) { TellsRoles = true };
        return await s.GetRequiredService<ApplicationClaims>().GroupsOf(application, await s.GetRequiredService<Db>().Set<Account>().SingleAsync(a => a.Id == account));
    });

    private static Task<bool> Somewhere(TestHouse house, long account, string right) => house.As(account, s => s.GetRequiredService<Access>().CanSomewhere(right));

    private static async Task<(long Admin, long Account, Id<Person> Person)> Malo(TestHouse house)
    {
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var person = (await house.Do(s => s.GetRequiredService<PersonActions>().Create("Malo", "Tessier", "malo@maillage.example", ""))).Value!.Id;
        return (admin, (await house.Do(s => s.GetRequiredService<PersonActions>().GiveAccount(person))).Value, person);
    }

    private static async Task<Contract> Sign(TestHouse house, Id<Person> person, ContractTerms terms)
    {
        var signed = await house.Do(s => s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), person, terms));
        Assert.True(signed.Ok, signed.Refusal?.Message);
        return signed.Value!;
    }

    private static Task<Result> Give(TestHouse house, long by, long account, string role, string origin, DateOnly? from = null) =>
        house.As(by, s => s.GetRequiredService<GrantActions>().Give(account, role, ScopeKind.Cooperative, 0, from ?? Today, null, origin));

    private static Task<Grant> Only(TestHouse house, long account) => house.Read(db => db.Set<Grant>().AsNoTracking().SingleAsync(g => g.AccountId == account));
}
