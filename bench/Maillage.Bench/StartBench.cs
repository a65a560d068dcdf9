using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Maillage.Bench;

/// <summary>The published program (ReadyToRun): time from start to the first page, and memory at rest.</summary>
public static class StartBench
{
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Row>> Run()
    {
        using var published = await Published.Make();
        var data = Path.Combine(published.Folder, "data");
        await Published.Call(published.Program, $"init --data {data} --name Bench --email bench@maillage.example");
        var (ready, compiled, memory) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<long>());
        for (var round = 0; round < Rounds; round++)
        {
            var (start, kilobytes) = await Start(published.Program, data);
            ready.Add(start);
            memory.Add(kilobytes);
            compiled.Add((await Start("dotnet", data, Path.Combine(AppContext.BaseDirectory, "Maillage.dll"))).Item1);
        }
        memory.Sort();
        var (ours, bare) = (Table.Median(ready), Table.Median(compiled));
        return
        [
            new Row("Start to first page, published build, against one whose code is not made ready", Seconds(ours), Seconds(bare), Table.Ratio(ours, bare), "the runtime, EF’s model, then Razor’s first page"),
            new Row("Memory at rest after the first page", string.Create(CultureInfo.InvariantCulture, $"{memory[memory.Count / 2] / 1024} MB"), "–", "–", "the runtime and ASP.NET Core"),
        ];
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    private static async Task<(TimeSpan, long Kilobytes)> Start(string program, string data, string before = "")
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, $"{before} serve --data {data} --urls {address}") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            while (true)
            {
                try
                {
                    using var answer = await http.GetAsync(address + "/connexion");
                    if (answer.IsSuccessStatusCode) break;
                }
                catch (HttpRequestException) when (!process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(30))
                {
                    await Task.Delay(5);
                }
            }
            var time = clock.Elapsed;
            await Task.Delay(2000);
            var resident = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal));
            return (time, long.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
