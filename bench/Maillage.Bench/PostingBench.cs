using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Entries;
using Microsoft.Extensions.DependencyInjection;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Maillage.Bench;

/// <summary>Sales of three lines posted through the ledger's door, one transaction each or all in one, against bare prepared inserts of the same rows.</summary>
public static class PostingBench
{
    private const int Count = 1500;
    private const int Together = 7000;
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Row>> Run()
    {
        await using var house = await BenchHouse.Open(activities: 1);
        using var bare = new BarePosting(house.Settings.SqliteFile, Path.Combine(house.Settings.DataFolder, "bare.db"));
        await OneByOne(house, Count);
        bare.Post(Count);
        var (one, bareOne) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            one.Add(await OneByOne(house, Count));
            bareOne.Add(bare.Post(Count));
        }
        var (all, bareAll) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            all.Add(await InOne(house, Together));
            bareAll.Add(bare.PostTogether(Together));
        }
        return
        [
            Row.PerSecond($"Postings of 3 lines, one transaction each, synchronous=FULL ({Rounds} rounds of {Count})", Count, one, bareOne, "the flush to disk of each commit, then five commands"),
            Row.PerSecond($"The same, {Together} in one transaction ({Rounds} rounds)", Together, all, bareAll, "parameters: every value is made and bound once"),
        ];
    }

    /// <summary>So many postings, each in a transaction of its own.</summary>
    public static async Task<TimeSpan> OneByOne(BenchHouse house, int count)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
            if (await house.Do(s => s.GetRequiredService<Posting>().Post(Sale(house))) is { Refusal: { } refusal }) throw new InvalidOperationException(refusal.Message);
        return clock.Elapsed;
    }

    private static async Task<TimeSpan> InOne(BenchHouse house, int count)
    {
        var clock = Stopwatch.StartNew();
        if (await house.Do(s => s.GetRequiredService<Posting>().PostAll([.. Enumerable.Range(0, count).Select(_ => Sale(house))])) is { Refusal: { } refusal }) throw new InvalidOperationException(refusal.Message);
        return clock.Elapsed;
    }

    private static EntryDraft Sale(BenchHouse house)
    {
        var (activity, day) = (house.Activities[0], new DateOnly(2026, 11, 24));
        return new EntryDraft(house.Entity, JournalCodes.Sales, day, "Facture", "F1", day, new EntrySource("bench", IdSequence.Next()),
        [
            new LineDraft(activity, "411", new Money(120_000), Due: day.AddDays(30)),
            new LineDraft(activity, "706000", new Money(-100_000), VatCode: "FR200"),
            new LineDraft(activity, "4457420", new Money(-20_000), VatCode: "FR200"),
        ]);
    }
}
