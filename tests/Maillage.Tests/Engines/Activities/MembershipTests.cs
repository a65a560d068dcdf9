using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Activities;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.People.Persons;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Activities;

public sealed class MembershipTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_person_with_an_account_can_enter_the_activity_for_the_days_of_their_place(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (person, account) = await PersonWithAccount(house);

        Assert.True((await Join(house, person, new DateRange(Today))).Ok);
        Assert.True(await CanRead(house, account));
        await house.Do(async s => Assert.True((await s.GetRequiredService<MemberActions>().Leave(house.Atelier, (await Members(house)).Single().Id, new DateOnly(2026, 12, 31))).Ok));

        house.MoveTo("2026-12-31");
        Assert.True(await CanRead(house, account));
        house.MoveTo("2027-01-01");
        Assert.False(await CanRead(house, account));
        Assert.Empty(await Faults(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_account_given_later_gets_the_rights_of_the_places_already_held(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var person = await NewPerson(house);
        Assert.True((await Join(house, person, new DateRange(new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30)))).Ok);
        Assert.True((await Join(house, person, new DateRange(new DateOnly(2026, 9, 1)))).Ok);

        var account = (await house.Do(s => s.GetRequiredService<PersonActions>().GiveAccount(person))).Value;

        var grants = await house.Read(db => db.Set<Grant>().Where(g => g.AccountId == account).OrderBy(g => g.From).ToListAsync());
        Assert.Equal([new DateRange(new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30)), new DateRange(new DateOnly(2026, 9, 1))], grants.Select(g => g.Dates));
        Assert.All(grants, g => Assert.Equal((Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value), (g.Role, g.Scope, g.ScopeId)));
        Assert.Empty(await Faults(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_refused_place_gives_no_right(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (person, account) = await PersonWithAccount(house);

        Assert.Equal("From", (await Join(house, person, new DateRange(new DateOnly(2025, 2, 28)))).Refusal!.Field);

        Assert.False(await CanRead(house, account));
        Assert.Empty(await Members(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_entrepreneur_changes_no_activity_and_sees_no_other(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var account = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);

        Task<Result> Change(Id<Activity> id) => house.As(account, s => s.GetRequiredService<ActivityActions>().Change(id, ActivityKind.Individual, "Autre nom", "", null, 1));
        Assert.Equal(Refusal.Forbidden, (await Change(house.Atelier)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Change(house.Bois)).Refusal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_second_of_two_editors_is_told(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        Task<Result> Change(string name) => house.Do(s => s.GetRequiredService<ActivityActions>().Change(house.Atelier, ActivityKind.Individual, name, "", null, 1));

        Assert.True((await Change("Premier nom")).Ok);
        Assert.Equal(Refusal.Stale, (await Change("Second nom")).Refusal);
        Assert.Equal("Premier nom", await house.Read(db => db.Set<Activity>().Where(a => a.Id == house.Atelier).Select(a => a.Name).SingleAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_grant_that_stopped_following_its_place_is_a_fault(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (person, account) = await PersonWithAccount(house);
        await Join(house, person, new DateRange(Today));
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Maillage.Platform.Data.Db>();
            (await db.Set<Grant>().SingleAsync(g => g.AccountId == account && g.Scope == ScopeKind.Activity)).EndOn(Today);
            await db.SaveChangesAsync();
        });

        Assert.Contains("ne suivent pas", Assert.Single(await Faults(house)), StringComparison.Ordinal);
    }

    private static async Task<Id<Person>> NewPerson(TestHouse house) =>
        (await house.Do(s => s.GetRequiredService<PersonActions>().Create("Camille", "Aubrac", "camille@maillage.example", ""))).Value!.Id;

    private static async Task<(Id<Person> Person, long Account)> PersonWithAccount(TestHouse house)
    {
        var person = await NewPerson(house);
        return (person, (await house.Do(s => s.GetRequiredService<PersonActions>().GiveAccount(person))).Value);
    }

    private static Task<Result> Join(TestHouse house, Id<Person> person, DateRange dates) =>
        house.Do(s => s.GetRequiredService<MemberActions>().Join(house.Atelier, person, dates, Rate.FromPercent(100)));

    private static Task<List<ActivityMember>> Members(TestHouse house) => house.Read(db => db.Set<ActivityMember>().AsNoTracking().ToListAsync());

    private static Task<bool> CanRead(TestHouse house, long account) =>
        house.As(account, s => s.GetRequiredService<Access>().Can(ActivitiesModule.Read, new Resource(Activity: house.Atelier.Value)));

    private static Task<IReadOnlyList<string>> Faults(TestHouse house) =>
        house.Do(async s => (await ActivatorUtilities.CreateInstance<ActivitiesCheck>(s).Run()).Faults);
}
