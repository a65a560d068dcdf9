using System.Diagnostics;
using Maillage.Platform;

namespace Maillage.Tests.Harness;

/// <summary>What a verb answered.</summary>
public sealed record Answer(int Code, string Output, string Error);

/// <summary>The real program, started as a user starts it.</summary>
public sealed class TheProgram : IDisposable
{
    private readonly Process process;

    private TheProgram(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<Answer> Run(params IReadOnlyList<string> typed) => Run(Start(typed));

    /// <summary>Runs a verb on the database of a test.</summary>
    public static Task<Answer> Run(Settings settings, string verb) => Run(Start(settings, verb));

    /// <summary>Serves the database of a test on a free port, from the moment it says that it is open.</summary>
    public static Task<TheProgram> Serve(Settings settings) => Serve(Start(settings, "serve", "--urls", "http://127.0.0.1:0"), "Maillage est ouvert : ");

    /// <summary>Runs a verb that serves on a free port, from the moment it says so by a line that begins like this.</summary>
    public static Task<TheProgram> Serve(string line, params IReadOnlyList<string> typed) => Serve(Start([.. typed, "--urls", "http://127.0.0.1:0"]), line);

    private static async Task<TheProgram> Serve(ProcessStartInfo start, string opened)
    {
        var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(opened, StringComparison.Ordinal))
            {
                // A full pipe would stop it.
                _ = process.StandardOutput.ReadToEndAsync();
                return new TheProgram(process, new Uri(line.Split(" : ")[1]));
            }
        throw new InvalidOperationException($"The program did not open: {await error}");
    }

    /// <summary>Asks it to stop, as Ctrl+C does (SIGTERM), and waits until it has.</summary>
    /// <returns>What it answers.</returns>
    public async Task<int> Stop()
    {
        using var asking = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return process.ExitCode;
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
