using Maillage.House;
using Maillage.Platform;
using Maillage.Platform.Jobs;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Platform;

public sealed class JobTests
{
    /// <summary>Counts its runs, and fails as long as its payload says so.</summary>
    private sealed class Counting : IJob
    {
        public static int Runs;
        public static bool Fail;

        public Task Run(string payload)
        {
            Interlocked.Increment(ref Runs);
            return Fail ? throw new InvalidOperationException("not today") : Task.CompletedTask;
        }
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_job_asked_for_twice_runs_once(Engine engine)
    {
        await using var house = await Open(engine);
        await Ask(house, "one");
        await Ask(house, "one");
        await Ask(house, "two");

        Assert.Equal(2, await house.RunJobs());
        Assert.Equal(2, Counting.Runs);
        Assert.Equal(0, await house.RunJobs());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_failed_job_waits_comes_back_and_is_given_up_in_the_end(Engine engine)
    {
        await using var house = await Open(engine);
        Counting.Fail = true;
        await Ask(house, "one");

        Assert.Equal(1, await house.RunJobs());
        Assert.Equal(0, await house.RunJobs());
        for (var i = 1; i < Job.MaxAttempts; i++)
        {
            house.Time.MoveTo(house.Time.GetUtcNow() + Job.Backoff(i) + TimeSpan.FromSeconds(1));
            Assert.Equal(1, await house.RunJobs());
        }
        house.Time.MoveTo(house.Time.GetUtcNow().AddDays(1));
        Assert.Equal(0, await house.RunJobs());

        var job = await house.Read(db => db.Set<Job>().AsNoTracking().SingleAsync());
        Assert.True(job.Dead);
        Assert.Contains("not today", job.LastError, StringComparison.Ordinal);

        Counting.Fail = false;
        await Ask(house, "one");
        Assert.Equal(1, await house.RunJobs());
        Assert.False(await house.Read(db => db.Set<Job>().AnyAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_job_whose_taker_died_is_taken_again_after_its_lease(Engine engine)
    {
        await using var house = await Open(engine);
        await Ask(house, "one");

        Assert.NotNull(await Take(house));
        Assert.Null(await Take(house));
        house.Time.MoveTo(house.Time.GetUtcNow().AddMinutes(6));
        Assert.NotNull(await Take(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_job_asked_for_while_it_runs_runs_once_more(Engine engine)
    {
        await using var house = await Open(engine);
        await Ask(house, "one");
        var running = await Take(house);
        house.Time.MoveTo(house.Time.GetUtcNow().AddSeconds(1));

        await Ask(house, "one");
        Assert.Null(await Take(house));
        await house.Do(s => s.GetRequiredService<JobQueue>().Done(running!));

        Assert.Equal(1, await house.RunJobs());
        Assert.False(await house.Read(db => db.Set<Job>().AnyAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_job_put_off_keeps_what_was_asked_for_sooner(Engine engine)
    {
        await using var house = await Open(engine);
        await Ask(house, "one");
        var running = await Take(house);
        house.Time.MoveTo(house.Time.GetUtcNow().AddSeconds(1));

        await Ask(house, "one");
        await house.Do(s => s.GetRequiredService<JobQueue>().Later(running!, running!.RunAt.AddDays(1)));

        Assert.NotNull(await Take(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Several_runners_never_take_the_same_job(Engine engine)
    {
        await using var house = await Open(engine);
        for (var i = 0; i < 20; i++) await Ask(house, $"job {i}");

        var taken = (await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Take(house)))).Where(j => j is not null).Select(j => j!.Id).ToList();

        Assert.Equal(taken.Count, taken.Distinct().Count());
    }

    private static async Task<TestHouse> Open(Engine engine)
    {
        (Counting.Runs, Counting.Fail) = (0, false);
        return await TestHouse.Open(engine, and: services => new ModuleBuilder(services).Job<Counting>("test.counting", "Travail d’essai"));
    }

    private static Task Ask(TestHouse house, string key) => house.Do(async s =>
    {
        var db = s.GetRequiredService<Maillage.Platform.Data.Db>();
        await db.Write(async () =>
        {
            await s.GetRequiredService<JobQueue>().Ask("test.counting", key);
            return Maillage.Domain.Kernel.Result.Done;
        });
    });

    private static async Task<Job?> Take(TestHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().Take();
    }
}
