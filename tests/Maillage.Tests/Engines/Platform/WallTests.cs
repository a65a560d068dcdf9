using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Platform;

/// <summary>Two cooperatives in one database never see or touch each other.</summary>
public sealed class WallTests
{
    private static readonly CooperativeId Other = new(2);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_cooperative_sees_its_own_rows_only(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await MakeOther(house);

        Assert.Equal(3, await house.Read(db => db.Set<Activity>().CountAsync()));
        Assert.Equal(1, await InOther(house, db => db.Set<Activity>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_row_of_another_cooperative_is_not_written(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await MakeOther(house);

        await Assert.ThrowsAsync<InvalidOperationException>(() => InOther(house, async db =>
        {
            db.Add(new Activity(TestHouse.Cooperative, house.Entity, ActivityKind.Individual, "X", "Intrus", new DateOnly(2026, 1, 1)));
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Row_level_security_holds_when_the_filter_is_ignored()
    {
        await using var house = await TestHouse.Open(Engine.Postgres);
        await MakeOther(house);

        Assert.Equal(1, await InOther(house, db => db.Set<Activity>().IgnoreQueryFilters().CountAsync()));
        Assert.Equal(1, await InOther(house, async db => (await db.Database.SqlQueryRaw<long>("""SELECT "Id" AS "Value" FROM "Activities" """).ToListAsync()).Count));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => InOther(house, db => db.Database.ExecuteSqlRawAsync(
            """INSERT INTO "Counters" ("CooperativeId", "Name", "Value") VALUES (1, 'intrus', 1)""")));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => InOther(house, db => db.Database.ExecuteSqlRawAsync("""DROP TABLE "Counters" """)));
    }

    /// <summary>Tables that no policy guards, and why.</summary>
    private static readonly Dictionary<string, string> Unwalled = new()
    {
        ["Cooperatives"] = "the list of cooperatives itself: an address is looked for among all of them",
        ["Accounts"] = "who signs in gives an address before any cooperative is known; each search names the cooperative",
        ["AccountClaims"] = "goes with its account, and none is written",
        ["AccountLogins"] = "goes with its account, and none is written",
        ["AccountTokens"] = "goes with its account, and none is written",
        ["AccountSessions"] = "the cookie is read before its cooperative is believed",
        ["Passkeys"] = "a key is looked for before its account, hence its cooperative, is known",
        ["SecondFactorKeys"] = "goes with its account, asked for while it signs in",
        ["RecoveryCodes"] = "goes with its account, asked for while it signs in",
        ["SigningKeys"] = "of the whole program: applications of all cooperatives verify with them",
        ["DataProtectionKeys"] = "of the whole program",
    };

    [Fact]
    public async Task Every_table_has_its_wall_or_a_reason_to_have_none()
    {
        await using var house = await TestHouse.Open(Engine.Postgres);
        var walled = await house.Read(db => db.Database.SqlQueryRaw<string>("""
            SELECT p.tablename::text AS "Value" FROM pg_policies p JOIN pg_class c ON c.relname = p.tablename AND c.relnamespace = p.schemaname::regnamespace
            WHERE c.relrowsecurity AND p.permissive = 'PERMISSIVE' AND p.cmd = 'ALL' AND p.roles = ARRAY['maillage_app'::name] AND p.qual = p.with_check
              AND (p.qual = '("CooperativeId" = (current_setting(''maillage.cooperative''::text))::integer)' OR p.tablename = 'Jobs')
            """).ToListAsync());
        var tables = await house.Read(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().ToList()));

        Assert.Equal(tables.Except(Unwalled.Keys).Order(), walled.Order());
        // Of those without, one alone names a cooperative.
        var naming = await house.Read(db => db.Database.SqlQueryRaw<string>("""SELECT table_name::text AS "Value" FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'CooperativeId'""").ToListAsync());
        Assert.Equal(["Accounts"], naming.Except(walled).Order());
    }

    [Fact]
    public async Task A_context_lent_again_works_inside_its_new_cooperative_even_after_a_connection_was_left_open()
    {
        await using var house = await TestHouse.Open(Engine.Postgres);
        await MakeOther(house);
        const string Inside = """SELECT current_setting('maillage.cooperative') AS "Value" """;

        var first = await house.Read(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return (await db.Database.SqlQueryRaw<string>(Inside).ToListAsync())[0];
        });
        var second = await InOther(house, async db => (await db.Database.SqlQueryRaw<string>(Inside).ToListAsync())[0]);

        Assert.Equal(("1", "2"), (first, second));
    }

    private static async Task MakeOther(TestHouse house)
    {
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            db.Add(new CooperativeSettings(Other, "L’autre coopérative"));
            await db.SaveChangesAsync();
        }
        await InOther(house, async db =>
        {
            db.Add(new Activity(Other, Id<LegalEntity>.New(), ActivityKind.Individual, "A001", "Ailleurs", new DateOnly(2026, 1, 1)));
            return await db.SaveChangesAsync();
        });
    }

    private static async Task<T> InOther<T>(TestHouse house, Func<Db, Task<T>> act)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(Other);
        return await act(scope.ServiceProvider.GetRequiredService<Db>());
    }
}
