using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Api.Tokens;
using Maillage.Modules.Identity;
using Maillage.Modules.Membership.Contracts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Maillage.Tests.Harness;

/// <summary>Accounts added to a copy of the demonstration, in its cooperative or in a neighbour that has nothing.</summary>
public static class DemoPeople
{
    /// <summary>The cooperative of the demonstration.</summary>
    public static readonly CooperativeId Ours = new(1);

    /// <summary>Another one in the same database: two accounts of it are enough to look from outside.</summary>
    public static readonly CooperativeId Neighbour = new(2);

    /// <summary>Does something in a cooperative as the program.</summary>
    public static async Task<T> In<T>(this DemoHouse house, CooperativeId cooperative, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<Current>();
        current.Enter(cooperative, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        current.ActAsSystem();
        return await act(scope.ServiceProvider);
    }

    /// <summary>An account with some grants; its visitor is signed in.</summary>
    public static async Task<Visitor> Enter(this DemoHouse house, CooperativeId cooperative, string name, params (string Role, ScopeKind Scope, long Id)[] grants) =>
        await Visitor.SignedIn(house.Address, await house.Account(cooperative, name, grants));

    /// <summary>A program of such an account.</summary>
    public static async Task<ApiCaller> Program(this DemoHouse house, CooperativeId cooperative, string name, bool readOnly, params (string Role, ScopeKind Scope, long Id)[] grants) =>
        new(house.Address, await house.TokenOf(await house.Account(cooperative, name, grants), cooperative, readOnly));

    /// <summary>An account with some grants and the test password; its address.</summary>
    public static async Task<string> Account(this DemoHouse house, CooperativeId cooperative, string name, params (string Role, ScopeKind Scope, long Id)[] grants)
    {
        var email = $"{French.Fold(name).Replace(' ', '.')}@essai.example";
        await house.In(cooperative, async s =>
        {
            var db = s.GetRequiredService<Db>();
            var account = new Account(cooperative, email, name);
            account.PasswordHash = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(account, TestHouse.Password);
            Assert.True((await s.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded);
            db.AddRange(grants.Select(g => new Grant(cooperative, account.Id, g.Role, g.Scope, g.Id, new DateRange(new DateOnly(2020, 1, 1)), "test")));
            return await db.SaveChangesAsync();
        });
        return email;
    }

    /// <summary>Makes of an account a person of the cooperative of the demonstration, who has a CAPE: what is its own.</summary>
    public static Task<Id<Person>> IsSomeone(this DemoHouse house, string email) => house.In(Ours, async s =>
    {
        var db = s.GetRequiredService<Db>();
        var person = new Person(Ours, "Essai", email.Split('@')[0].Split('.')[1], "", "");
        person.SignsInWith((await db.Set<Account>().SingleAsync(a => a.Email == email)).Id);
        db.Add(person);
        await db.SaveChangesAsync();
        var cape = await s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), person.Id, new(ContractKind.Cape, new(2026, 8, 20), new(2026, 9, 1), new(2027, 8, 31)));
        Assert.True(cape.Ok, cape.Refusal?.Message);
        return person.Id;
    });

    /// <summary>A token of an account, which may all that its owner may.</summary>
    public static Task<string> TokenOf(this DemoHouse house, string email, CooperativeId? cooperative = null, bool readOnly = false) => house.In(cooperative ?? Ours, async s =>
    {
        s.GetRequiredService<Current>().SignIn(await s.GetRequiredService<Db>().Set<Account>().Where(a => a.Email == email).Select(a => a.Id).SingleAsync());
        var made = await s.GetRequiredService<TokenActions>().Make("Essai", DemoHouse.Today.AddDays(30), readOnly, []);
        Assert.True(made.Ok, made.Refusal?.Message);
        return made.Value!.Text;
    });

    /// <summary>Founds the neighbour, with nothing in it.</summary>
    public static Task FoundNeighbour(this DemoHouse house) => house.In(Neighbour, async s =>
    {
        var db = s.GetRequiredService<Db>();
        db.Add(new Maillage.Domain.Cooperative.CooperativeSettings(Neighbour, "Coopérative voisine"));
        return await db.SaveChangesAsync();
    });

    /// <summary>An activity of the neighbour, whose forms then go as far as they can.</summary>
    public static Task<Id<Maillage.Domain.Activities.Activity>> NeighbourSells(this DemoHouse house) => house.In(Neighbour, async s =>
    {
        var db = s.GetRequiredService<Db>();
        var entity = new Maillage.Domain.Cooperative.LegalEntity(Neighbour, "VOISINE", "{YYYY}-{SEQYEAR:05d}");
        var start = new DateOnly(DemoHouse.Today.Year, 1, 1);
        var activity = new Maillage.Domain.Activities.Activity(Neighbour, entity.Id, Maillage.Domain.Activities.ActivityKind.Individual, "V001", "Atelier voisin", start);
        db.AddRange(entity, activity, new Maillage.Domain.Activities.Activity(Neighbour, entity.Id, Maillage.Domain.Activities.ActivityKind.Structure, "V000", "Services communs", start),
            new Maillage.Domain.Ledger.FiscalYear(Neighbour, entity.Id, start, start.AddYears(1).AddDays(-1)));
        await db.SaveChangesAsync();
        return activity.Id;
    });

    /// <summary>Two activities that sell: the one that has something of everything, then, of the others, the one with the most invoices.</summary>
    public static Task<List<long>> TwoActivities(this DemoHouse house) => house.In(Ours, async s =>
    {
        var db = s.GetRequiredService<Db>();
        var first = await db.Set<Maillage.Domain.Activities.Activity>().Where(a => a.Code == "A001").Select(a => a.Id).SingleAsync();
        var second = await db.Set<Maillage.Domain.Sales.Invoices.Invoice>().Where(i => i.ActivityId != first).GroupBy(i => i.ActivityId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstAsync();
        return (List<long>)[first.Value, second.Value];
    });
}
