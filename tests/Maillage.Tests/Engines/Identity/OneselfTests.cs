using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Activities;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.People;
using Maillage.Modules.People.Persons;
using Maillage.Tests.Engines.Membership;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Identity;

/// <summary>The scope « self »: what everyone may over their own person, without a grant.</summary>
public sealed class OneselfTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Everyone_reads_their_own_record_and_contracts_and_those_of_nobody_else(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (own, account) = await Someone(house, "Camille", "Aubrac");
        var (other, _) = await Someone(house, "Youn", "Kerdrel");

        Assert.Equal(own, (await house.As(account, s => s.GetRequiredService<PersonList>().Find(own)))?.Id);
        Assert.Null(await house.As(account, s => s.GetRequiredService<PersonList>().Find(other)));
        Assert.Equal(own, Assert.Single(await house.As(account, async s => await (await s.GetRequiredService<PersonList>().Asked(null)).ToListAsync())).Id);
        Assert.Equal(own, Assert.Single(await house.As(account, s => s.GetRequiredService<ContractBook>().Readable())).PersonId);
        Assert.Null(await house.As(account, s => s.GetRequiredService<ContractBook>().OnPerson(other)));
        Assert.Equal(Refusal.Forbidden.Type, (await house.As(account, s => s.GetRequiredService<PersonActions>().Change(own, "Camille", "Autre", "", "", 1))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_account_without_a_record_reads_none(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Person("Sans", "Compte");
        var account = await house.Account("Une Financeuse", Role.Funder);

        Assert.Empty(await house.As(account, async s => await (await s.GetRequiredService<PersonList>().Asked(null)).ToListAsync()));
        Assert.Empty(await house.As(account, s => s.GetRequiredService<ContractBook>().Readable()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task It_reaches_oneself_is_given_to_nobody_and_asks_no_second_factor(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (_, account) = await Someone(house, "Camille", "Aubrac");
        var admin = await house.Account("Première Administratrice", Role.Administrator);

        await house.As(account, async s =>
        {
            var access = s.GetRequiredService<Access>();
            Assert.True(await access.Can(PeopleModule.Read, new Resource(Account: account)));
            Assert.False(await access.Can(PeopleModule.Read, new Resource(Account: admin)));
            Assert.False(await access.Can(PeopleModule.Read, Resource.Cooperative));
            Assert.False(await access.Can(PeopleModule.Manage, new Resource(Account: account)));
            Assert.True(await access.CanAtAll(PeopleModule.Read));
            Assert.False(await access.CanSomewhere(PeopleModule.Read));
            Assert.True((await access.ReachOf(MembershipModule.ReadContracts)) is { All: false, IsEmpty: true } reach && reach.Account == account);
            Assert.False(await access.HoldsOtherThan([Role.Entrepreneur]));
            return true;
        });
        foreach (var (role, scope) in (List<(string, ScopeKind)>)[(Role.Oneself, ScopeKind.Cooperative), (Role.Team, ScopeKind.Self)])
            Assert.False((await house.As(admin, s => s.GetRequiredService<GrantActions>().Give(account, role, scope, account, new(2026, 1, 1), null))).Ok);
    }

    [Fact]
    public async Task One_finds_ones_own_record_from_ones_profile_and_no_list_of_persons()
    {
        await using var house = await TestHouse.Serve();
        var (own, _) = await Someone(house, "Camille", "Aubrac");
        var (other, _) = await Someone(house, "Youn", "Kerdrel");
        using var visitor = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");

        await visitor.Open("/compte");
        Assert.Null(visitor.Page.QuerySelector("nav a[href='/personnes'], nav a[href='/contrats']"));
        await visitor.Open(visitor.Page.QuerySelector("a[href='/compte/fiche']")!.GetAttribute("href")!);
        Assert.Equal($"/personnes/{own}", visitor.Path);
        Assert.Contains("CAPE", visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("main a[href^='/historique']"));
        await visitor.Open("/personnes");
        Assert.Equal($"/personnes/{own}", visitor.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/personnes/{other}")).StatusCode);
    }

    [Fact]
    public async Task It_is_not_looked_at_through_the_eyes_of_another()
    {
        await using var house = await TestHouse.Serve();
        var (own, account) = await Someone(house, "Camille", "Aubrac");
        await house.Account("Première Administratrice", Role.Administrator);
        using var visitor = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await visitor.Open($"/administration/comptes/{account}");
        await visitor.Submit("form[action*=View]");

        foreach (var path in (string[])["/compte/fiche", $"/personnes/{own}", "/contrats"]) Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get(path)).StatusCode);
    }

    [Fact]
    public async Task A_narrowed_token_has_of_oneself_what_it_was_given()
    {
        await using var house = await TestHouse.Serve();
        var (own, account) = await Someone(house, "Camille", "Aubrac");
        using var people = await ApiCaller.Of(house, account, false, PeopleModule.Read);
        using var activities = await ApiCaller.Of(house, account, false, ActivitiesModule.Read);

        Assert.Equal($"{own}", Assert.Single((await people.Get("/people")).Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await people.Get("/contracts")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await activities.Get($"/people/{own}")).Status);
    }

    [Fact]
    public async Task Who_has_no_record_is_told_so()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Financeuse", Role.Funder);
        using var visitor = await Visitor.SignedIn(house, "une.financeuse@maillage.example");

        await visitor.Open("/compte/fiche");

        Assert.Contains("Aucune fiche pour ce compte", visitor.Text, StringComparison.Ordinal);
    }

    private static async Task<(Id<Person> Person, long Account)> Someone(TestHouse house, string first, string last)
    {
        var person = await house.Person(first, last);
        var account = await house.Account($"{first} {last}", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.SignsIn(person, account);
        Assert.True((await house.Do(s => s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), person, new(ContractKind.Cape, new(2026, 2, 20), new(2026, 3, 1), new(2027, 2, 28))))).Ok);
        return (person, account);
    }
}
