using System.Diagnostics;

namespace Maillage.Tests.Ballots;

/// <summary>The outside program that recounts our elections, in a folder of its own (package <c>belenios-tool</c>).</summary>
internal sealed class BeleniosTool : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("belenios");

    public void Dispose() => Folder.Delete(recursive: true);

    public string Path(string name) => System.IO.Path.Combine(Folder.FullName, name);

    public string Write(string name, string content)
    {
        File.WriteAllText(Path(name), content);
        return Path(name);
    }

    /// <summary>What it writes to its standard output; any answer but 0 is a failure.</summary>
    public string Run(string arguments, string input = "")
    {
        var (code, output, errors) = Try(arguments, input);
        Assert.True(code == 0, $"belenios-tool {arguments} ended with {code}: {errors}");
        return output;
    }

    public (int Code, string Output, string Errors) Try(string arguments, string input = "")
    {
        var start = new ProcessStartInfo("belenios-tool", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder.FullName,
        };
        start.Environment["BELENIOS_USE_URANDOM"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("belenios-tool did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(Longest))
        {
            process.Kill();
            throw new TimeoutException($"belenios-tool {arguments} did not end within {Longest}.");
        }
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Whether it verifies an archive whole.</summary>
    public static bool Accepts(byte[] archive, string uuid)
    {
        using var tool = new BeleniosTool();
        File.WriteAllBytes(tool.Path($"{uuid}.bel"), archive);
        var (code, output, errors) = tool.Try("election verify");
        return code == 0 && (output + errors).Contains("all checks passed", StringComparison.Ordinal);
    }
}
