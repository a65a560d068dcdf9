using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Contribution.Trials;
using Maillage.Modules.Ledger.Balances;
using Microsoft.Extensions.DependencyInjection;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Maillage.Bench.Large;

/// <summary>Balances over all the years, contributions of a month, a scale tried on a year: asked of the program itself, without a page around.</summary>
public static class Questions
{
    private const int Rounds = 9;
    private static readonly Month Now = new(2026, 12);

    public static async Task<IReadOnlyList<Row>> Ask(BenchHouse house, BenchHouse small, string engine)
    {
        var rows = new List<Row>();
        foreach (var (name, bound, ask) in new (string, string, Func<IServiceProvider, BenchHouse, Task<object?>>)[]
        {
            ("Balances of an activity over ten years", "some hundred rows of months", async (s, h) => await s.GetRequiredService<BalanceReader>().OfActivity(h.Activities[7], BalanceReader.Beginning, Now)),
            ("Balances of the cooperative over ten years", "one row for each account and month", async (s, h) => await s.GetRequiredService<BalanceReader>().OfEntity(h.Entity, BalanceReader.Beginning, Now)),
            ("Treasury of every activity", "one row for each activity and account, added up by the engine", async (s, h) => await s.GetRequiredService<BalanceReader>().SumByActivity([h.Entity], s.GetRequiredService<AccountLayout>().ReferenceAccounts, Now)),
            ("Treasury of every activity, two years ago", "the rows of each activity, account and month since then", async (s, h) => await s.GetRequiredService<BalanceReader>().SumByActivity([h.Entity], s.GetRequiredService<AccountLayout>().ReferenceAccounts, Now.Plus(-24))),
            ("An account of every activity on a day", "a thousand rows, then the lines of the month", async (s, h) => await s.GetRequiredService<BalanceReader>().ByActivity(h.Entity, "401", new DateOnly(2026, 12, 20))),
            ("Contributions of a month, every activity", "the months of the year of each activity: rows, then the computation", async (s, h) => await s.GetRequiredService<ContributionReader>().OfEntity(h.Entity, Now.Previous, Now.Previous)),
            ("A scale tried on a year, every activity", "the same, computed twice", async (s, h) => await s.GetRequiredService<TrialReader>().Of(h.Entity, Now.Year, "", [s.GetRequiredService<ShippedScales>().All[0]])),
        })
        {
            var (few, many) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var round = -2; round < Rounds; round++)
            {
                var (one, ten) = (await Time(small, ask), await Time(house, ask));
                if (round < 0) continue;
                few.Add(one);
                many.Add(ten);
            }
            rows.Add(new($"{engine}: {name}", Milliseconds(many), Milliseconds(few), Table.Ratio(Table.Median(few), Table.Median(many)), bound));
            await Console.Error.WriteLineAsync(rows[^1].ToString());
        }
        return rows;
    }

    private static Task<TimeSpan> Time(BenchHouse house, Func<IServiceProvider, BenchHouse, Task<object?>> ask) => house.Do(async s =>
    {
        var clock = Stopwatch.StartNew();
        _ = await ask(s, house) ?? throw new InvalidOperationException("Nothing was found.");
        return clock.Elapsed;
    });

    private static string Milliseconds(IEnumerable<TimeSpan> times) => string.Create(CultureInfo.InvariantCulture, $"{Table.Median(times).TotalMilliseconds:0.0} ms");
}
