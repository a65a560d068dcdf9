using System.Globalization;
using Maillage.Cli;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Maillage.Bench.Large;

/// <summary>
/// Makes a large cooperative on an engine and one ten times smaller, verifies the large one, and asks both the same: what the same page or balance
/// costs at ten times the data, in one run.
/// </summary>
public static class LargeBench
{
    private const int Rounds = 15;

    /// <param name="folder">Where to leave the large one, with its SQLite file; null to leave nothing.</param>
    public static async Task<IReadOnlyList<Row>> Run(LargeSize size, bool onPostgres, string? folder)
    {
        var engine = onPostgres ? "PostgreSQL" : "SQLite";
        var clock = Stopwatch.StartNew();
        void Progress(string what) => Console.Error.WriteLine($"{clock.Elapsed:mm\\:ss} {engine} {what}");
        await using var small = await LargeHouse.Make(size.Over(10), onPostgres ? await BenchDatabase.Empty("maillage_bench_tenth") : null, null, Progress);
        clock.Restart();
        await using var house = await LargeHouse.Make(size, onPostgres ? await BenchDatabase.Empty("maillage_bench") : null, folder, Progress);
        var made = clock.Elapsed;
        var rows = new List<Row> { new($"{engine}: {size.Lines:N0} lines, {size.Invoices:N0} invoices, made", Minutes(made), "–", "–", "electronic forms and hashes on one core, then indexes") };
        rows.AddRange(await Questions.Ask(house, small, engine));
        rows.AddRange(await Pages(house, small, engine));
        clock.Restart();
        var report = new StringWriter();
        if (await CheckVerb.Run(house.Services, report) > 0) throw new InvalidOperationException(report.ToString());
        rows.Add(new($"{engine}: the same, verified by `check`", Minutes(clock.Elapsed), "–", "–", "EF reading every entry and its lines once"));
        return rows;
    }

    private static async Task<IReadOnlyList<Row>> Pages(BenchHouse house, BenchHouse small, string engine)
    {
        // What making them left behind would be collected while pages are timed.
        GC.Collect();
        await using var large = await Site.Serve(house);
        await using var tenth = await Site.Serve(small);
        using var visitor = await Site.SignedIn(large);
        using var other = await Site.SignedIn(tenth);
        var rows = new List<Row>();
        foreach (var (name, bound, path) in new (string, string, Func<BenchHouse, string>)[]
        {
            ("Account of an activity", "the frame of the page; seventeen queries of EF, then Razor, once something was written", h => $"/activites/{h.Activities[7]}/compte"),
            ("Desk of the team", "the frame of the page, then what this person has to do", _ => "/"),
            ("Portfolio", "Razor writing fifty rows; made anew after each writing", _ => "/portefeuille"),
            ("Invoices", "the choice among all activities, then Razor writing fifty rows", _ => "/factures"),
            ("Invoices of an activity", "what is open and what there is, counted for its states", h => $"/factures?activite={h.Activities[7]}"),
            ("Receipts", "the frame of the page; the receipts of the month, added up, once something was written", _ => "/encaissements"),
            ("Customers", "the frame of the page, Razor writing fifty rows", _ => "/clients"),
            ("Entries", "the choice among all activities", _ => "/comptabilite/ecritures"),
            ("Lines of an account", "Razor writing fifty rows; six queries once something was written", _ => "/comptabilite/compte/411"),
            ("Trial balance", "Razor writing the accounts", _ => "/comptabilite/balance"),
        })
        {
            var load = await Load.Of(visitor, path(house));
            var (many, few) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var round = 0; round < Rounds; round++)
            {
                few.Add(await Once(other.Http, path(small)));
                many.Add(await Once(visitor.Http, path(house)));
            }
            rows.Add(new(string.Create(CultureInfo.InvariantCulture, $"{engine}: {name}"),
                string.Create(CultureInfo.InvariantCulture, $"{load.Saturated:0}/s; at half: {load.Median:0.0} ms, p99 {load.P99:0.0} ms"),
                string.Create(CultureInfo.InvariantCulture, $"{Table.Median(few).TotalMilliseconds:0.0} → {Table.Median(many).TotalMilliseconds:0.0} ms"), Table.Ratio(Table.Median(few), Table.Median(many)), bound));
            await Console.Error.WriteLineAsync(rows[^1].ToString());
        }
        return rows;
    }

    private static async Task<TimeSpan> Once(HttpClient http, string path)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return clock.Elapsed;
    }

    private static string Minutes(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");
}
