using System.Text.Json;
using Process = System.Diagnostics.Process;
using ProcessStartInfo = System.Diagnostics.ProcessStartInfo;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Maillage.Bench.Large;

/// <summary>
/// Times of the answers to requests, in milliseconds, as a process beside the program meets them: what asks shares the machine with what answers,
/// not its heap.
/// </summary>
/// <param name="Saturated">Answers a second when eight clients ask without a pause.</param>
/// <param name="Median">At half of that.</param>
/// <param name="P99">At half of that.</param>
public sealed record Load(double Saturated, double Median, double P99)
{
    private const int Connections = 8;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8), Long = TimeSpan.FromSeconds(5);

    /// <summary>What another process of this bench measures.</summary>
    public static async Task<Load> Of(Visit visit, string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["load", visit.Http.BaseAddress!.ToString(), visit.Cookie, path]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var written = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<Load>(written)! : throw new InvalidOperationException($"{path}: {written}");
    }

    /// <summary>That other process.</summary>
    public static async Task Measure(string address, string cookie, string path)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        Console.Write(JsonSerializer.Serialize(await Measure(http, path)));
    }

    private static async Task<Load> Measure(HttpClient http, string path)
    {
        await Saturate(http, path, Warm);
        var most = await Saturate(http, path, Long);
        var times = await Paced(http, path, most / 2, Long);
        times.Sort();
        return new(most, times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    /// <summary>Answers a second.</summary>
    private static async Task<double> Saturate(HttpClient http, string path, TimeSpan length)
    {
        var clock = Stopwatch.StartNew();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (clock.Elapsed < length)
            {
                await Ask(http, path);
                Interlocked.Increment(ref done);
            }
        }));
        return done / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Requests at a steady pace; each is timed from the moment it should have left, so that one that waits for others counts its wait.</summary>
    private static async Task<List<double>> Paced(HttpClient http, string path, double perSecond, TimeSpan length)
    {
        var (clock, next, times) = (Stopwatch.StartNew(), -1, new List<double>());
        var count = (int)(perSecond * length.TotalSeconds);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var mine && mine < count)
            {
                var due = TimeSpan.FromSeconds(mine / perSecond);
                if (due > clock.Elapsed) await Task.Delay(due - clock.Elapsed);
                // A timer rings late by a millisecond or so: that is not the program's.
                var start = clock.Elapsed - due < TimeSpan.FromMilliseconds(2) ? clock.Elapsed : due;
                await Ask(http, path);
                lock (times) times.Add((clock.Elapsed - start).TotalMilliseconds);
            }
        }));
        return times;
    }

    private static async Task Ask(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }
}
