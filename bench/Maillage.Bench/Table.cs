using System.Globalization;

namespace Maillage.Bench;

/// <summary>One line of the table: ours against a bare program that does the least, in the same run.</summary>
public sealed record Row(string What, string Ours, string Bare, string Ratio, string BoundBy)
{
    /// <summary>A line of medians of rounds, each of so many.</summary>
    public static Row PerSecond(string what, int count, IEnumerable<TimeSpan> ours, IEnumerable<TimeSpan> bare, string boundBy)
    {
        var (a, b) = (Table.Median(ours), Table.Median(bare));
        return new Row(what, Table.PerSecond(count, a), Table.PerSecond(count, b), Table.Ratio(a, b), boundBy);
    }
}

/// <summary>The table as Markdown, ready for <c>docs/bench.md</c>.</summary>
public static class Table
{
    /// <param name="other">What ours is set against.</param>
    public static void Print(IEnumerable<Row> rows, string other)
    {
        Console.WriteLine($"| What | Maillage | {other} | Ratio | What bounds it |\n|---|---|---|---|---|");
        foreach (var row in rows) Console.WriteLine($"| {row.What} | {row.Ours} | {row.Bare} | {row.Ratio} | {row.BoundBy} |");
    }

    public static string PerSecond(int count, TimeSpan time) => (count / time.TotalSeconds).ToString("N0", CultureInfo.InvariantCulture) + "/s";

    public static string Ratio(TimeSpan ours, TimeSpan bare) => (bare / ours).ToString("0.00", CultureInfo.InvariantCulture);

    public static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
