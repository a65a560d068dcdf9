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
        var folder = Directory.CreateTempSubdirectory("maillage-start-").FullName;
        try
        {
            var root = FindRoot();
            await Call("dotnet", $"publish {root}/src/Maillage -c Release -r linux-x64 -o {folder}/program -v q");
            await Call($"{folder}/program/Maillage", $"init --data {folder}/data --name Bench --email bench@maillage.example");
            var starts = new List<TimeSpan>();
            var memory = new List<long>();
            for (var round = 0; round < Rounds; round++)
            {
                var (start, kilobytes) = await Start($"{folder}/program/Maillage", $"{folder}/data");
                starts.Add(start);
                memory.Add(kilobytes);
            }
            memory.Sort();
            var median = Table.Median(starts);
            return
            [
                new Row("Start to first page, published build", string.Create(CultureInfo.InvariantCulture, $"{median.TotalSeconds:0.00} s"), "–", "–", "the runtime, EF’s model, then Razor’s first page"),
                new Row("Memory at rest after the first page", string.Create(CultureInfo.InvariantCulture, $"{memory[memory.Count / 2] / 1024} MB"), "–", "–", "the runtime and ASP.NET Core"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(TimeSpan, long Kilobytes)> Start(string program, string data)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, $"serve --data {data} --urls {address}") { RedirectStandardOutput = true, RedirectStandardError = true })!;
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

    private static async Task Call(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {arguments}\n{output}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Maillage.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Run the bench from the project.");
    }
}
