using Maillage.Tests.Formats;

namespace Maillage.Tests.Engines.Leaving;

/// <summary>An archive unpacked by a program that is not ours, and forgotten at the end.</summary>
internal sealed class Unpacked : IDisposable
{
    public Unpacked(byte[] zip)
    {
        Path = Directory.CreateTempSubdirectory("maillage-unpacked-").FullName;
        var file = Path + ".zip";
        File.WriteAllBytes(file, zip);
        OutsideTools.Run("unzip", "-q", file, "-d", Path);
        File.Delete(file);
    }

    public string Path { get; }

    public string this[string path] => System.IO.Path.Combine(Path, path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
