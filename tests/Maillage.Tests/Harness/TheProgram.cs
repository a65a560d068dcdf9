using System.Diagnostics;
using Maillage.Platform;
using Maillage.Tests.House;

namespace Maillage.Tests.Harness;

/// <summary>What a verb answered.</summary>
public sealed record Answer(int Code, string Output, string Error);

/// <summary>The real program, started as a user starts it.</summary>
public sealed class TheProgram : IDisposable
{
    private readonly Process process;

    private readonly Task<string> rest, error;

    private TheProgram(Process process, Uri address, Task<string> rest, Task<string> error) => (this.process, Address, this.rest, this.error) = (process, address, rest, error);

    /// <summary>The folder an administrator installs; what was built, when nothing was published for the tests.</summary>
    public static string Published => Environment.GetEnvironmentVariable("MAILLAGE_PUBLISHED") ?? Path.Combine(Sources.Root, "src/Maillage/bin/Release/net10.0");

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<Answer> Run(params IReadOnlyList<string> typed) => Run(Start(typed));

    /// <summary>Runs a verb on the database of a test.</summary>
    public static Task<Answer> Run(Settings settings, string verb, params IReadOnlyList<string> options) => Run(Start(settings, verb, options));

    /// <summary>Serves the database of a test on a free port, from the moment it says that it is open.</summary>
    /// <param name="environment">Other settings, as the environment gives them.</param>
    public static Task<TheProgram> Serve(Settings settings, params IEnumerable<(string Name, string Value)> environment) => Serve(settings, 0, environment);

    /// <summary>The same on a port of one's choice; on a free one when it is 0.</summary>
    public static Task<TheProgram> Serve(Settings settings, int port, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = Start(settings, "serve", "--urls", $"http://127.0.0.1:{port}");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Opened(start);
    }

    /// <summary>Runs a verb that serves on a free port, from the moment it says so by a line that begins like this.</summary>
    public static Task<TheProgram> Serve(string line, params IReadOnlyList<string> typed) => Opened(Start([.. typed, "--urls", "http://127.0.0.1:0"]), line);

    /// <summary>Starts a program that serves, and waits until it says that it is open.</summary>
    public static async Task<TheProgram> Opened(ProcessStartInfo start, string opened = "Maillage est ouvert : ")
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(opened, StringComparison.Ordinal))
                // A full pipe would stop it.
                return new TheProgram(process, new Uri(line.Split(" : ")[1]), process.StandardOutput.ReadToEndAsync(), error);
        throw new InvalidOperationException($"The program did not open: {await error}");
    }

    /// <summary>Waits for what a program that works by itself comes to; fails after 40 seconds.</summary>
    public static async Task Until(Func<Task<bool>> come)
    {
        for (var limit = DateTime.UtcNow.AddSeconds(40); !await come();)
        {
            Assert.True(DateTime.UtcNow < limit, "It never came.");
            await Task.Delay(100);
        }
    }

    /// <summary>Waits until it says that it is ready: on a busy machine its first look at the database may take longer than it allows.</summary>
    public static Task Ready(Visitor visitor) => Until(async () =>
    {
        using var ready = await visitor.Get("/health/ready");
        return ready.StatusCode == System.Net.HttpStatusCode.OK;
    });

    /// <summary>Asks it to stop as the system does (SIGTERM), and gives its answer with all it had logged since it was open.</summary>
    public async Task<Answer> Stop()
    {
        using (var asked = Process.Start("kill", ["-TERM", $"{process.Id}"])) await asked.WaitForExitAsync();
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await rest, await error);
    }

    /// <summary>Kills it without a word (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static ProcessStartInfo Start(Settings settings, string verb, params IReadOnlyList<string> options)
    {
        var start = Start([verb, "--data", settings.DataFolder, .. options]);
        start.Environment["Maillage__Postgres"] = settings.PostgresOwner ?? "";
        return start;
    }

    private static ProcessStartInfo Start(IEnumerable<string> typed) => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Maillage.dll"), .. typed])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        // It lives for seconds: code made faster for later would never serve.
        Environment = { ["Maillage__Postgres"] = "", ["DOTNET_TieredPGO"] = "0" },
    };

    private static async Task<Answer> Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await output, await error);
    }
}
