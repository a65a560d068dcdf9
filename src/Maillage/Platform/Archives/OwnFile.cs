namespace Maillage.Platform.Archives;

/// <summary>Files that only their owner may read.</summary>
public static class OwnFile
{
    /// <summary>Makes a file, or empties the one there is.</summary>
    public static FileStream Make(string path) => Open(path, FileMode.Create, FileAccess.Write, FileOptions.None);

    /// <summary>A file without a name to remember, gone when it is closed: what is too large for memory waits there.</summary>
    public static FileStream Passing() => Open(Path.Combine(Path.GetTempPath(), "maillage-" + Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static FileStream Open(string path, FileMode mode, FileAccess access, FileOptions more)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Options = more };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
