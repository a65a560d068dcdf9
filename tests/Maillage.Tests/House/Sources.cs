namespace Maillage.Tests.House;

/// <summary>The project's own files.</summary>
public static class Sources
{
    public static string Root { get; } = FindRoot();

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>C# and Razor files under some folders, without what the build made.</summary>
    public static IEnumerable<string> CSharp(params IReadOnlyList<string> folders) => Files(folders, ".cs", ".cshtml");

    public static IEnumerable<string> Files(IReadOnlyList<string> folders, params IReadOnlyList<string> extensions) => folders
        .Select(f => Path.Combine(Root, f)).Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
        .Where(f => extensions.Contains(Path.GetExtension(f)) && !Relative(f).Split('/').Any(p => p is "bin" or "obj"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Maillage.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Maillage.slnx is not above the tests.");
    }
}
