using System.Text.RegularExpressions;

namespace Maillage.Tests.House;

/// <summary>
/// The table of rooms as a test: what each module may use. It is read on the sources, since a <c>using</c> is where a wrong dependency begins.
/// </summary>
public sealed partial class ModuleTable
{
    /// <summary>Module → what it may use directly; what those may use comes with them.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Kernel"] = [],
        ["Platform"] = ["Kernel"],
        ["Identity"] = ["Platform"],
        ["Api"] = ["Identity"],
        ["Cooperative"] = ["Api"],
        ["Decisions"] = ["Cooperative"],
        ["Mail"] = ["Api"],
        ["History"] = ["Identity"],
        ["People"] = ["Cooperative"],
        ["Activities"] = ["People"],
        ["Ledger"] = ["Activities"],
        ["Sales"] = ["Membership"],
        ["Membership"] = ["Ledger"],
        ["Privacy"] = ["Sales"],
        ["Contribution"] = ["Membership", "Decisions"],
        ["Overview"] = ["Contribution", "Sales"],
        ["Leaving"] = ["Overview", "Privacy"],
        ["Demo"] = ["Overview"],
        ["Takeover"] = ["Sales"],
        ["Operating"] = ["Identity"],
        ["Shared"] = ["Identity"],
    };

    /// <summary>The frame that every module plugs into, and the formats, which know the domain and nothing of the program.</summary>
    private static readonly string[] Everywhere = ["House", "Formats"];

    [Fact]
    public void No_module_uses_what_the_table_does_not_allow()
    {
        var faults = new List<string>();
        foreach (var file in Sources.CSharp("src/Maillage.Domain", "src/Maillage"))
        {
            if (ModuleOf(file) is not { } module) continue;
            var allowed = Reach(module);
            foreach (Match match in Use().Matches(File.ReadAllText(file)))
                if (!allowed.Contains(match.Groups["module"].Value) && !Everywhere.Contains(match.Groups["module"].Value))
                    faults.Add($"{Sources.Relative(file)} uses {match.Groups["module"].Value}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    [Fact]
    public void The_domain_uses_nothing_but_the_base_library()
    {
        var faults = Sources.CSharp("src/Maillage.Domain")
            .Where(f => Regex.IsMatch(File.ReadAllText(f), @"using (Microsoft|Npgsql|System\.(IO|Net|Data))\b")).Select(Sources.Relative);
        Assert.Empty(faults);
    }

    [Fact]
    public void Ballots_use_nothing_but_the_base_library_and_no_project()
    {
        Assert.DoesNotMatch("<(Package|Project|Framework)?Reference", File.ReadAllText(Path.Combine(Sources.Root, "src/Maillage.Ballots/Maillage.Ballots.csproj")));
        var faults = Sources.CSharp("src/Maillage.Ballots")
            .Where(f => Regex.IsMatch(File.ReadAllText(f), @"^\s*using (static )?(?!System\b|Maillage\.Ballots\b)[A-Z][\w.]*;|using System\.(Net|Data)\b|\bunsafe\b", RegexOptions.Multiline)).Select(Sources.Relative);
        Assert.Empty(faults);
    }

    private static HashSet<string> Reach(string module)
    {
        var reach = new HashSet<string> { module };
        var todo = new Stack<string>([module]);
        while (todo.TryPop(out var next))
            foreach (var used in MayUse[next])
                if (reach.Add(used)) todo.Push(used);
        return reach;
    }

    private static string? ModuleOf(string file)
    {
        var path = Sources.Relative(file);
        if (Regex.Match(path, "^src/Maillage/(House|Cli|Migrations)/|^src/Maillage/Program.cs").Success) return null;
        if (path.StartsWith("src/Maillage/Platform/", StringComparison.Ordinal)) return "Platform";
        var match = Regex.Match(path, "^src/Maillage(?:\\.Domain|/Modules)/([A-Za-z]+)/");
        if (!match.Success) return null;
        Assert.True(MayUse.ContainsKey(match.Groups[1].Value), $"{path}: {match.Groups[1].Value} is not in the table of modules.");
        return match.Groups[1].Value;
    }

    [GeneratedRegex(@"^\s*@?using (?:static )?Maillage\.(?:Domain\.|Modules\.)?(?<module>[A-Za-z]+)(?:\.[A-Za-z.]+)?;?\s*$", RegexOptions.Multiline)]
    private static partial Regex Use();
}
