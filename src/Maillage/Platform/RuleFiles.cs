namespace Maillage.Platform;

/// <summary>The readable files of law and rules shipped beside the program.</summary>
public static class RuleFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary>The text of a rule file.</summary>
    /// <param name="name">Path under <c>rules/</c>, such as <c>vat.json</c>.</param>
    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>The names of the rule files of a folder, in order, as <see cref="Read"/> takes them.</summary>
    public static IReadOnlyList<string> List(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Folder, folder), "*.json").Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal)];
}
