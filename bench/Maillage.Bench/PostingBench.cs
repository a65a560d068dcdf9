using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.House;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Activity = Maillage.Domain.Activities.Activity;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Maillage.Bench;

/// <summary>A sale of three lines posted through the ledger's door, one transaction each, against bare prepared inserts of the same rows.</summary>
public static class PostingBench
{
    private const int Count = 1500;
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Row>> Run()
    {
        var folder = Directory.CreateTempSubdirectory("maillage-bench-").FullName;
        try
        {
            var services = new ServiceCollection();
            services.AddLogging();
            App.AddServices(services, new Settings(folder, null, false), TimeProvider.System);
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<Migrator>().Migrate();
            var (entity, activity) = await Furnish(provider);
            using var bare = new BarePosting(Path.Combine(folder, "maillage.db"), Path.Combine(folder, "bare.db"));

            await Post(provider, entity, activity, Count);
            bare.Post(Count);
            var ours = new List<TimeSpan>();
            var theirs = new List<TimeSpan>();
            var cpu0 = Environment.CpuUsage.TotalTime;TimeSpan co = default, cb = default;
            for (var round = 0; round < Rounds; round++)
            {
                if (round == Rounds-1) cpu0 = Environment.CpuUsage.TotalTime;
                ours.Add(await Post(provider, entity, activity, Count));
                co = Environment.CpuUsage.TotalTime - cpu0; cpu0 = Environment.CpuUsage.TotalTime;
                theirs.Add(bare.Post(Count));
            }
            cb = Environment.CpuUsage.TotalTime - cpu0;
            Console.WriteLine($"CPU/posting {co.TotalMilliseconds/Count:0.000} {cb.TotalMilliseconds/Count:0.000} " + string.Join(" ", ours.Select(o => o.TotalSeconds.ToString("0.00"))) + " | " + string.Join(" ", theirs.Select(o => o.TotalSeconds.ToString("0.00"))));
            var (a, b) = (Table.Median(ours), Table.Median(theirs));
            return [new Row($"Postings of 3 lines, SQLite synchronous=FULL ({Rounds} rounds of {Count})", Table.PerSecond(Count, a), Table.PerSecond(Count, b), Table.Ratio(a, b),
                "the flush to disk of each commit, then a context of EF for each use case")];
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TimeSpan> Post(IServiceProvider provider, Id<LegalEntity> entity, Id<Activity> activity, int count)
    {
        var day = new DateOnly(2026, 11, 24);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            await using var scope = provider.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(new CooperativeId(1));
            var posted = await scope.ServiceProvider.GetRequiredService<Posting>().Post(new EntryDraft(entity, JournalCodes.Sales, day, "Facture", "F1", day, new EntrySource("bench", IdSequence.Next()),
            [
                new LineDraft(activity, "411", new Money(120_000), Due: day.AddDays(30)),
                new LineDraft(activity, "706000", new Money(-100_000), VatCode: "FR200"),
                new LineDraft(activity, "4457420", new Money(-20_000), VatCode: "FR200"),
            ]));
            if (!posted.Ok) throw new InvalidOperationException(posted.Refusal!.Message);
        }
        return clock.Elapsed;
    }

    private static async Task<(Id<LegalEntity>, Id<Activity>)> Furnish(IServiceProvider provider)
    {
        var cooperative = new CooperativeId(1);
        await using (var scope = provider.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            db.Add(new CooperativeSettings(cooperative, "Bench"));
            await db.SaveChangesAsync();
        }
        await using var inside = provider.CreateAsyncScope();
        await inside.ServiceProvider.GetRequiredService<EnterAsSystem>()(cooperative);
        var data = inside.ServiceProvider.GetRequiredService<Db>();
        var entity = new LegalEntity(cooperative, "MAIN", "{YYYY}-{SEQYEAR:05d}");
        var activity = new Activity(cooperative, entity.Id, Maillage.Domain.Activities.ActivityKind.Individual, "A001", "Atelier", new DateOnly(2026, 1, 1));
        data.AddRange(entity, activity, new FiscalYear(cooperative, entity.Id, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        await data.SaveChangesAsync();
        return (entity.Id, activity.Id);
    }
}
