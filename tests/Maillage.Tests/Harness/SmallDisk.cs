using System.Diagnostics;

namespace Maillage.Tests.Harness;

/// <summary>A disk in memory, of a size.</summary>
public sealed class SmallDisk : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("maillage-disk-").FullName;

    private string Filler => Path.Combine(Folder, "filler");

    public static SmallDisk Mount(string size)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", disk.Folder) != 0) Assert.Skip("Only root can make a small disk.");
        return disk;
    }

    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        try
        {
            // By smaller and smaller parts, to the last page.
            for (var part = 1 << 20; part >= 512; part /= 2)
                try
                {
                    while (true) filler.Write(new byte[part]);
                }
                catch (IOException) when (part > 512)
                {
                }
        }
        catch (IOException)
        {
        }
    }

    public void Empty() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
