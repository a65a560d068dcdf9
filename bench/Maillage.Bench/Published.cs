using System.Diagnostics;

namespace Maillage.Bench;

/// <summary>The program as an operator installs it, in a folder of its own: published, its code made ready.</summary>
public sealed class Published : IDisposable
{
    private Published(string folder) => Folder = folder;

    /// <summary>Goes with it.</summary>
    public string Folder { get; }

    public string Program => Path.Combine(Folder, "program", "Maillage");

    public static async Task<Published> Make()
    {
        var published = new Published(Directory.CreateTempSubdirectory("maillage-published-").FullName);
        await Call("dotnet", $"publish {FindRoot()}/src/Maillage -c Release -r linux-x64 -o {published.Folder}/program -v q");
        return published;
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task Call(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {arguments}\n{output}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Maillage.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Run the bench from the project.");
    }
}
