using System.Globalization;

namespace Maillage.Bench.People;

/// <summary>How long each answer took, and those that were not what the person asked for.</summary>
public sealed class Answers
{
    private readonly Dictionary<string, List<double>> times = [];
    private readonly List<string> errors = [];

    public void Add(string kind, TimeSpan time)
    {
        lock (times)
        {
            if (!times.TryGetValue(kind, out var list)) times[kind] = list = [];
            list.Add(time.TotalMilliseconds);
        }
    }

    public void Wrong(string what)
    {
        lock (errors) errors.Add(what);
    }

    /// <summary>The table as Markdown, ready for <c>docs/bench.md</c>.</summary>
    public void Print(int people, TimeSpan length)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people} people, {length.TotalSeconds:0} s, {times.Values.Sum(t => t.Count) / length.TotalSeconds:0} answers a second, {errors.Count} errors"));
        Console.WriteLine("\n| What | Answers | Median | p95 | p99 | Longest |\n|---|---|---|---|---|---|");
        foreach (var (kind, list) in times.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            list.Sort();
            string At(double share) => string.Create(CultureInfo.InvariantCulture, $"{list[(int)((list.Count - 1) * share)]:0} ms");
            Console.WriteLine($"| {kind} | {list.Count} | {At(0.5)} | {At(0.95)} | {At(0.99)} | {At(1)} |");
        }
        foreach (var error in errors.Take(20)) Console.WriteLine(error);
    }
}
