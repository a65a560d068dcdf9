using System.IO.Compression;
using System.Text.Json;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity;
using Maillage.Modules.People.Persons;
using Maillage.Modules.Privacy;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines;

public sealed class PrivacyTests
{
    [Fact]
    public async Task Every_table_is_of_one_kind_and_one_only()
    {
        await using var house = await TestHouse.Open();
        var tables = await house.Read(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Order(StringComparer.Ordinal).ToList()));
        var told = house.Services.GetRequiredService<DataKinds>().Kinds.SelectMany(k => k.Tables).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(tables, told);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_person_takes_away_all_that_names_them_and_no_secret(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (person, account) = await Camille(house);
        await Join(house, person, null);

        var data = await Export(house, person, account);
        Assert.Equal("camille@exemple.example", Single(data, "Persons").GetProperty("Email").GetString());
        Assert.Equal(account, Single(data, "Accounts").GetProperty("Id").GetInt64());
        Assert.Equal(person.ToString(), Single(data, "ActivityMembers").GetProperty("PersonId").ToString());
        Assert.DoesNotContain("PasswordHash", data.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("autre@exemple.example", data.ToString(), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_has_left_is_forgotten_but_for_the_name_that_accounts_bear(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var (person, account) = await Camille(house);
        await Join(house, person, null);
        Assert.Equal("person.erasure.bound", (await Erase(house, director, person)).Refusal!.Type);

        await Leave(house, person, new DateOnly(2026, 10, 31));
        var done = await Erase(house, director, person);
        Assert.Equal(new DateOnly(2036, 12, 31), done.Value!.KeptUntil);
        var kept = await house.Read(db => db.Set<Person>().SingleAsync(p => p.Id == person));
        Assert.Equal(("Camille Aubrac", "", ""), (kept.FullName, kept.Email, kept.Phone));
        var closed = await house.Read(db => db.Set<Account>().SingleAsync(a => a.Id == account));
        Assert.True(closed is { Disabled: true, PasswordHash: null, DisplayName: "Compte effacé" });

        house.MoveTo("2037-01-01");
        Assert.Null((await Erase(house, director, person)).Value!.KeptUntil);
        Assert.Equal("Personne effacée", (await house.Read(db => db.Set<Person>().SingleAsync(p => p.Id == person))).FullName);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Nothing_in_the_store_says_what_was_erased_and_the_trail_still_verifies(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var (person, _) = await Camille(house);
        Assert.True((await Erase(house, director, person)).Ok);

        var texts = await house.Read(db => db.Set<AuditPayload>().Select(p => p.Text).ToListAsync());
        Assert.DoesNotContain(texts, t => t.Contains("camille@exemple.example", StringComparison.Ordinal));
        Assert.Empty((await house.Do(s => new AuditCheck(s.GetRequiredService<Db>()).Run())).Faults);
        Assert.Single(await house.Read(db => db.Set<Erasure>().ToListAsync()));
    }

    [Fact]
    public async Task Nobody_else_erases()
    {
        await using var house = await TestHouse.Open();
        var (person, _) = await Camille(house);
        var team = await house.Account("Noé Vasseur", Role.Team);
        Assert.Equal(Refusal.Forbidden.Type, (await Erase(house, team, person)).Refusal!.Type);
    }

    private static async Task<(Id<Person>, long)> Camille(TestHouse house)
    {
        var account = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        return (await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var person = new Person(TestHouse.Cooperative, "Camille", "Aubrac", "camille@exemple.example", "06 00 00 00 00");
            person.SignsInWith(account);
            db.AddRange(person, new Person(TestHouse.Cooperative, "Autre", "Personne", "autre@exemple.example"));
            await db.SaveChangesAsync();
            return person.Id;
        }), account);
    }

    private static Task Join(TestHouse house, Id<Person> person, DateOnly? to) => house.Do(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var activity = await db.Set<Activity>().SingleAsync(a => a.Id == house.Atelier);
        Assert.True(activity.Join(person, new DateRange(new DateOnly(2025, 3, 1), to), new Rate(10_000)).Ok);
        await db.SaveChangesAsync();
    });

    private static Task Leave(TestHouse house, Id<Person> person, DateOnly lastDay) => house.Do(s => s.GetRequiredService<Db>().Set<ActivityMember>().Where(m => m.PersonId == person)
        .ExecuteUpdateAsync(m => m.SetProperty(x => x.To, lastDay)));

    private static Task<Result<Erasure>> Erase(TestHouse house, long by, Id<Person> person) => house.As(by, s => s.GetRequiredService<ErasureActions>().Erase(person, "Demande du 20 novembre 2026"));

    private static async Task<JsonElement> Export(TestHouse house, Id<Person> person, long account)
    {
        await using var stream = await house.Do(s => s.GetRequiredService<PersonalData>().Export(person, account));
        using var zip = new ZipArchive(stream);
        await using var entry = zip.GetEntry("donnees.json")!.Open();
        return (await JsonDocument.ParseAsync(entry)).RootElement;
    }

    private static JsonElement Single(JsonElement data, string table) => Assert.Single(data.GetProperty(table).EnumerateArray());
}
