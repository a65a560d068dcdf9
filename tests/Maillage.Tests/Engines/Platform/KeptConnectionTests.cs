using Maillage.Domain.Ledger;
using Maillage.Domain.People;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Platform;

/// <summary>Connections to SQLite go from one scope to the next with what they prepared, and never with what was left undone.</summary>
public sealed class KeptConnectionTests
{
    [Fact]
    public async Task A_connection_is_lent_again_and_answers_with_what_is_stored_now()
    {
        await using var house = await TestHouse.Open(Engine.Sqlite);
        Task<(object, int)> Ask() => house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            return ((object)db.Database.GetDbConnection(), await db.Set<Person>().CountAsync(p => p.LastName == "Gardé"));
        });
        var (first, none) = await Ask();
        await Add(house, "Gardé");
        var (second, one) = await Ask();

        Assert.Same(first, second);
        Assert.Equal((0, 1), (none, one));
    }

    [Fact]
    public async Task The_same_query_inside_its_own_reading_has_a_command_of_its_own()
    {
        await using var house = await TestHouse.Open(Engine.Sqlite);
        foreach (var name in (string[])["Un", "Deux", "Trois"]) await Add(house, name);
        var pairs = await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var found = new List<string>();
            await foreach (var outer in db.Set<Person>().AsNoTracking().OrderBy(p => p.Id).AsAsyncEnumerable())
                await foreach (var inner in db.Set<Person>().AsNoTracking().OrderBy(p => p.Id).AsAsyncEnumerable())
                    found.Add($"{outer.LastName}-{inner.LastName}");
            return found;
        });
        Assert.Equal(["Un-Un", "Un-Deux", "Un-Trois", "Deux-Un", "Deux-Deux", "Deux-Trois", "Trois-Un", "Trois-Deux", "Trois-Trois"], pairs);
    }

    [Fact]
    public async Task A_refused_command_leaves_nothing_behind_and_works_the_next_time()
    {
        await using var house = await TestHouse.Open(Engine.Sqlite);
        for (var time = 0; time < 2; time++)
        {
            await Assert.ThrowsAsync<SqliteException>(() => house.Do(async s =>
            {
                var db = s.GetRequiredService<Db>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                await Insert(db, "Premier", 71);
                await Insert(db, "Second", 71);
                return 0;
            }));
            Assert.Equal(0, await house.Do(s => s.GetRequiredService<Db>().Set<ThirdParty>().CountAsync()));
        }
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Insert(db, "Seul", 71);
            await transaction.CommitAsync();
            return 0;
        });
        Assert.Equal(1, await house.Do(s => s.GetRequiredService<Db>().Set<ThirdParty>().CountAsync()));
    }

    [Fact]
    public async Task A_transaction_left_open_does_not_reach_the_next_scope()
    {
        await using var house = await TestHouse.Open(Engine.Sqlite);
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            _ = await db.Database.BeginTransactionAsync();
            db.Add(NewPerson("Oublié"));
            await db.SaveChangesAsync();
            return 0;
        });
        await Add(house, "Suivant");
        Assert.Equal(["Suivant"], await house.Do(s => s.GetRequiredService<Db>().Set<Person>().Select(p => p.LastName).ToListAsync()));
    }

    private static Task<int> Add(TestHouse house, string name) => house.Do(async s =>
    {
        var db = s.GetRequiredService<Db>();
        db.Add(NewPerson(name));
        return await db.SaveChangesAsync();
    });

    private static Person NewPerson(string name) => new(TestHouse.Cooperative, "Zoé", name, $"{name}@maillage.example");

    private static async Task Insert(Db db, string label, long id)
    {
        await using var command = db.Command("""INSERT INTO "ThirdParties" ("Id", "CooperativeId", "Code", "Kind", "Label") VALUES (@p0, @p1, @p2, @p3, @p4)""", id, TestHouse.Cooperative.Value, label, "Customer", label);
        await command.ExecuteNonQueryAsync();
    }
}
