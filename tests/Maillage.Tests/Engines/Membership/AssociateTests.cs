using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Membership;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.People.Persons;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Membership;

public sealed class AssociateTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_person_is_an_associate_once_at_a_time_and_may_come_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var person = await house.Person("Camille", "Aubrac");

        var first = (await house.Admit(person, March)).Value!;
        var twice = await house.Admit(person, March.AddMonths(1));
        var tooEarly = await house.Leave(first, March.AddDays(-1));
        var left = await house.Leave(first, new DateOnly(2026, 6, 30));
        var overlapping = await house.Admit(person, new DateOnly(2026, 6, 30));
        var back = await house.Admit(person, new DateOnly(2026, 7, 1));

        Assert.Equal("associate.twice", twice.Refusal!.Type);
        Assert.Equal("associate.dates", tooEarly.Refusal!.Type);
        Assert.True(left.Ok);
        Assert.Equal("associate.twice", overlapping.Refusal!.Type);
        Assert.True(back.Ok);
        Assert.Equal("associate.twice", (await house.Leave(first, null)).Refusal!.Type);
        Assert.Empty((await house.Do(s => s.GetServices<ICheck>().OfType<MembershipCheck>().Single().Run())).Faults);
    }

    [Fact]
    public async Task An_entrepreneur_does_not_change_the_register()
    {
        await using var house = await TestHouse.Open();
        var person = await house.Person("Camille", "Aubrac");
        var entrepreneur = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var refused = await house.As(entrepreneur, s => s.GetRequiredService<AssociateActions>().Admit(person, AssociateKind.External, March));
        Assert.Equal(Refusal.Forbidden.Type, refused.Refusal!.Type);
        Assert.Null(await house.Read(db => Task.FromResult(db.Set<Associate>().FirstOrDefault())));
    }

    [Fact]
    public async Task The_page_admits_shows_and_notes_a_departure()
    {
        await using var house = await TestHouse.Serve();
        var person = await house.Person("Camille", "Aubrac");
        await house.Account("Une Equipe", Role.Team);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");

        await team.Open("/associes");
        Assert.Contains("Aucun associé n’est noté", team.Text, StringComparison.Ordinal);
        await team.Submit("form[aria-labelledby=admettre]");
        Assert.Contains("Choisissez une personne.", team.Text, StringComparison.Ordinal);
        await team.Submit("form[aria-labelledby=admettre]", ("Input.PersonId", person.ToString()), ("Input.Kind", "Entrepreneur"), ("Input.From", "2026-03-01"));
        Assert.Contains("1 aujourd’hui : 1 entrepreneur·e", team.Text, StringComparison.Ordinal);
        await team.Submit("main details form", ("lastDay", "2026-11-30"));
        Assert.Contains("30 novembre 2026", team.Text, StringComparison.Ordinal);
        await team.Open($"/personnes/{person}");
        Assert.Contains("du 1er mars 2026 au 30 novembre 2026", team.Text, StringComparison.Ordinal);
    }
}

internal static class Associating
{
    public static async Task<Id<Person>> Person(this TestHouse house, string first, string last) =>
        (await house.Do(s => s.GetRequiredService<PersonActions>().Create(first, last, "", ""))).Value!.Id;

    /// <summary>Makes an account that of a person.</summary>
    public static Task SignsIn(this TestHouse house, Id<Person> person, long account) => house.Do(async s =>
    {
        var db = s.GetRequiredService<Db>();
        (await db.Set<Person>().SingleAsync(p => p.Id == person)).SignsInWith(account);
        return await db.SaveChangesAsync();
    });

    public static Task<Result<Associate>> Admit(this TestHouse house, Id<Person> person, DateOnly from) =>
        house.Do(s => s.GetRequiredService<AssociateActions>().Admit(person, AssociateKind.Entrepreneur, from));

    public static Task<Result> Leave(this TestHouse house, Associate associate, DateOnly? lastDay) => house.Do(async s =>
    {
        var version = await house.Read(async db => (await db.FindAsync<Associate>(associate.Id))!.Version);
        return await s.GetRequiredService<AssociateActions>().Leave(associate.Id, lastDay, version);
    });
}
