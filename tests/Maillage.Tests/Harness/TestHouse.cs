using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.House;
using Maillage.Modules.Identity;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Maillage.Tests.Harness;

/// <summary>
/// The whole program without its web server, on a fresh database, on a chosen day: one cooperative, one entity, the structure and two
/// activities. Tests tell short stories with its verbs.
/// </summary>
public sealed class TestHouse : IAsyncDisposable
{
    public static readonly CooperativeId Cooperative = new(1);

    /// <summary>The password of every test account.</summary>
    public const string Password = "une phrase de passe";

    private readonly TestDatabase database;
    private readonly IServiceProvider services;
    private readonly IAsyncDisposable program;

    private TestHouse(TestDatabase database, IServiceProvider services, IAsyncDisposable program, MovableTime time) =>
        (this.database, this.services, this.program, Time) = (database, services, program, time);

    /// <summary>Where it serves; null when it was opened without its web server.</summary>
    public Uri? Address { get; private set; }

    /// <summary>What holds it all: the web program when it serves.</summary>
    public IAsyncDisposable Program => program;

    public MovableTime Time { get; }
    public DateTime Now => Clock.NowOf(Time);
    public Settings Settings => database.Settings;
    public IServiceProvider Services => services;
    public Id<LegalEntity> Entity { get; private set; }
    public Id<Activity> Structure { get; private set; }
    /// <summary>« Atelier des Cimes ».</summary>
    public Id<Activity> Atelier { get; private set; }
    /// <summary>« Bois Clair ».</summary>
    public Id<Activity> Bois { get; private set; }

    /// <summary>Opens a house on 24 November 2026, ten in the morning in Paris, unless told otherwise.</summary>
    public static async Task<TestHouse> Open(Engine engine = Engine.Sqlite, string today = "2026-11-24", Action<IServiceCollection>? and = null, Func<Settings, Settings>? with = null) =>
        await Open(await TestDatabase.New(engine, with: with), today, and);

    /// <summary>Opens a house on a database made for it.</summary>
    public static async Task<TestHouse> Open(TestDatabase database, string today = "2026-11-24", Action<IServiceCollection>? and = null)
    {
        var time = new MovableTime(TimeProvider.System);
        var collection = new ServiceCollection();
        collection.AddLogging();
        App.AddServices(collection, database.Settings, time);
        and?.Invoke(collection);
        var provider = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        var house = new TestHouse(database, provider, provider, time);
        house.MoveTo(today);
        await house.Furnish();
        return house;
    }

    /// <summary>Opens a house that serves its pages on a free port of the loopback. Jobs run when the test says so (<see cref="RunJobs"/>).</summary>
    /// <param name="loop">With the background loop too, for the tests of it.</param>
    public static async Task<TestHouse> Serve(Engine engine = Engine.Sqlite, string today = "2026-11-24", bool demo = false, Action<IServiceCollection>? and = null, Func<Settings, Settings>? with = null, bool loop = false)
    {
        var database = await TestDatabase.New(engine, demo, with);
        var time = new MovableTime(TimeProvider.System);
        var builder = App.NewBuilder([]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        and?.Invoke(builder.Services);
        var app = App.Build(builder, database.Settings, time, loop ? null : WithoutLoop);
        var house = new TestHouse(database, app.Services, app, time);
        house.MoveTo(today);
        await house.Furnish();
        await app.StartAsync();
        house.Address = new Uri(app.Urls.First());
        return house;
    }

    /// <summary>Moves the clock to ten in the morning of a day.</summary>
    public void MoveTo(string day) => Time.MoveTo(DateTimeOffset.Parse($"{day}T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>
    /// Takes the background loop out of a program that a test holds: it would take jobs at instants of its own, and a test would look before they are done.
    /// That the loop works is shown by tests of it and of the real program.
    /// </summary>
    public static void WithoutLoop(IServiceCollection program) => program.Remove(program.Single(s => s.ImplementationType == typeof(JobLoop)));

    /// <summary>Does the work that is due.</summary>
    /// <returns>How many jobs ran.</returns>
    public Task<int> RunJobs() => services.GetRequiredService<JobRunner>().RunDue();

    /// <summary>Acts as the program itself in the cooperative.</summary>
    public async Task<T> Do<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(Cooperative);
        return await act(scope.ServiceProvider);
    }

    public Task Do(Func<IServiceProvider, Task> act) => Do(async scope =>
    {
        await act(scope);
        return 0;
    });

    /// <summary>Acts as an account, with its rights only.</summary>
    public async Task<T> As<T>(long account, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<Current>();
        current.Enter(Cooperative, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        current.SignIn(account);
        return await act(scope.ServiceProvider);
    }

    /// <summary>Reads the database as the program does.</summary>
    public Task<T> Read<T>(Func<Db, Task<T>> read) => Do(scope => read(scope.GetRequiredService<Db>()));

    /// <summary>An account with one grant over the given scope.</summary>
    public Task<long> Account(string name, string role, ScopeKind scope = ScopeKind.Cooperative, long scopeId = 0) => Do(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var email = $"{French.Fold(name).Replace(' ', '.')}@maillage.example";
        var account = new Account(Cooperative, email, name);
        account.PasswordHash = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(account, Password);
        Assert.True((await s.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded);
        db.Add(new Grant(Cooperative, account.Id, role, scope, scopeId, new DateRange(new DateOnly(2020, 1, 1)), "test"));
        await db.SaveChangesAsync();
        return account.Id;
    });

    /// <summary>For tests of the real program, which lives today: the years it posts in.</summary>
    public Task OpenYearsOfToday() => Do(async s =>
    {
        var (db, year) = (s.GetRequiredService<Db>(), DateTime.UtcNow.Year);
        var years = await db.Set<FiscalYear>().Select(y => y.Start.Year).ToListAsync();
        foreach (var missing in new[] { year, year + 1 }.Except(years)) db.Add(new FiscalYear(Cooperative, Entity, new DateOnly(missing, 1, 1), new DateOnly(missing, 12, 31)));
        await db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task Furnish()
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            db.Add(new CooperativeSettings(Cooperative, "Coopérative d’essai"));
            await db.SaveChangesAsync();
        }
        await Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var start = new DateOnly(2025, 1, 1);
            var entity = new LegalEntity(Cooperative, "MAIN", "{YYYY}-{SEQYEAR:05d}");
            entity.Identify(new LegalIdentity
            {
                CooperativeId = Cooperative,
                EntityId = entity.Id,
                From = start,
                Name = "Coopérative d’essai",
                LegalForm = "Société coopérative de production à responsabilité limitée",
                CapitalText = "à capital variable",
                Siren = "732829320",
                Siret = "73282932000074",
                VatNumber = "FR44732829320",
                Registry = "RCS Valrose 732 829 320",
                Street = "1 place du Marché",
                PostCode = "26400",
                City = "Valrose",
                Email = "contact@cooperative.example",
                Phone = "04 75 00 00 00",
                Iban = "FR7630006000011234567890189",
                Bic = "AGRIFRPP",
            });
            db.Add(entity);
            foreach (var year in (int[])[2025, 2026, 2027])
                db.Add(new FiscalYear(Cooperative, entity.Id, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)));
            var structure = new Activity(Cooperative, entity.Id, ActivityKind.Structure, "A000", "Services communs", start);
            var atelier = new Activity(Cooperative, entity.Id, ActivityKind.Individual, "A001", "Atelier des Cimes", new DateOnly(2025, 3, 1));
            var bois = new Activity(Cooperative, entity.Id, ActivityKind.Individual, "A002", "Bois Clair", new DateOnly(2026, 6, 1));
            db.AddRange(structure, atelier, bois);
            await db.SaveChangesAsync();
            (Entity, Structure, Atelier, Bois) = (entity.Id, structure.Id, atelier.Id, bois.Id);
        });
    }
}
