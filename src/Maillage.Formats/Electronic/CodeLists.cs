using System.Collections.Frozen;

namespace Maillage.Formats.Electronic;

/// <summary>The code lists of EN 16931, read once from the data that ships with the program.</summary>
internal static class CodeLists
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = Load();

    public static bool Has(string list, string? code) => code is not null && Lists[list].Contains(code);

    private static FrozenDictionary<string, FrozenSet<string>> Load()
    {
        using var stream = typeof(CodeLists).Assembly.GetManifestResourceStream("Electronic/codes.txt")
            ?? throw new InvalidOperationException("The code lists are not in the assembly.");
        using var reader = new StreamReader(stream);
        var lists = new Dictionary<string, HashSet<string>>();
        HashSet<string> current = [];
        while (reader.ReadLine() is { } line)
            if (line.EndsWith(':')) lists[line[..^1]] = current = [];
            else if (!line.StartsWith('#')) current.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return lists.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenSet());
    }
}
