using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Platform;

/// <summary>An answer is given again while nothing is written and the day is the same, and only then.</summary>
public sealed class RememberedTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Asked_again_when_something_is_written_or_the_day_changes(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var made = 0;
        Task<string> Ask() => house.Do(s => s.GetRequiredService<Remembered>().Of("essai", () => Task.FromResult($"{++made}")));

        await Anew();

        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new Person(TestHouse.Cooperative, "Zoé", "Essai", "zoe@maillage.example"));
            await db.SaveChangesAsync();
        });
        await Anew();

        house.MoveTo("2026-11-25");
        await Anew();

        // Made anew, then given again. The other tests write in databases of the same PostgreSQL, whose snapshots they move: there it may be made more often.
        async Task Anew()
        {
            var before = made;
            var (one, other) = (await Ask(), await Ask());
            for (var tries = 0; engine == Engine.Postgres && one != other && tries < 100; tries++) (one, other) = (other, await Ask());
            Assert.Equal(one, other);
            Assert.InRange(made, before + 1, engine == Engine.Sqlite ? before + 1 : int.MaxValue);
        }
    }

    // On the file alone: the other tests write in databases of the same PostgreSQL, whose snapshots they move.
    [Fact]
    public async Task Asked_by_many_at_once_it_is_made_once()
    {
        await using var house = await TestHouse.Open();
        var (made, started, go) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        Task<string> Ask() => house.Do(s => s.GetRequiredService<Remembered>().Of("essai", async () =>
        {
            Interlocked.Increment(ref made);
            started.TrySetResult();
            await go.Task;
            return "fait";
        }));

        var first = Ask();
        await started.Task;
        Task<string>[] others = [Ask(), Ask(), Ask()];
        go.SetResult();

        Assert.Equal(["fait", "fait", "fait", "fait"], await Task.WhenAll([first, .. others]));
        Assert.Equal(1, made);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_a_transaction_has_not_committed_is_not_remembered(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var made = 0;
        await house.Do(s => s.GetRequiredService<Db>().Write(async () =>
        {
            await s.GetRequiredService<Remembered>().Of("essai", () => Task.FromResult($"{++made}"));
            return Result.Done;
        }));

        Assert.Equal("2", await house.Do(s => s.GetRequiredService<Remembered>().Of("essai", () => Task.FromResult($"{++made}"))));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Each_cooperative_has_its_own_answers(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        Task<string> Ask(CooperativeId cooperative) => house.Do(s =>
        {
            s.GetRequiredService<Current>().Enter(cooperative, TimeZoneInfo.Utc);
            return s.GetRequiredService<Remembered>().Of("essai", () => Task.FromResult($"celle de {cooperative}"));
        });

        Assert.Equal(["celle de 1", "celle de 2"], [await Ask(new(1)), await Ask(new(2))]);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_page_shows_one_state_until_it_writes(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var made = 0;
        await house.Do(async page =>
        {
            var (remembered, db) = (page.GetRequiredService<Remembered>(), page.GetRequiredService<Db>());
            Task<string> Ask() => remembered.Of("essai", () => Task.FromResult($"{++made}"));
            Task Write(Db to, string name) => to.Write<Person>(async () =>
            {
                var person = new Person(TestHouse.Cooperative, name, "Essai", $"{name}@maillage.example");
                to.Add(person);
                await to.SaveChangesAsync();
                return person;
            });
            await remembered.HoldStill();
            Assert.Equal("1", await Ask());

            await house.Do(other => Write(other.GetRequiredService<Db>(), "zoe"));
            Assert.Equal("1", await Ask());
            Assert.Equal("2", await house.Do(other => other.GetRequiredService<Remembered>().Of("essai", () => Task.FromResult($"{++made}"))));

            await Write(db, "ali");
            Assert.Equal("3", await Ask());
        });
    }
}
