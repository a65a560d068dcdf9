using System.Text.RegularExpressions;

namespace Maillage.Tests.House;

/// <summary>The list of <c>docs/securite.md</c> is whole, and what it calls a proof exists.</summary>
public sealed partial class SecurityListTests
{
    /// <summary>How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has: their numbers follow each other from 1.</summary>
    private static readonly IReadOnlyList<(string Key, int Value)> Sections = [.. """
        1.1:2 1.2:9 1.3:11 1.4:3 1.5:2
        2.1:3 2.2:3 2.3:4 2.4:1
        3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
        4.1:3 4.2:1 4.3:2 4.4:4
        5.1:1 5.2:3 5.3:2 5.4:3
        6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4
        7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2
        8.1:2 8.2:3 8.3:1 8.4:1
        9.1:3 9.2:4
        10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3
        11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1
        12.1:3 12.2:2 12.3:4
        13.1:1 13.2:5 13.3:2 13.4:5
        14.1:2 14.2:4 14.3:3
        15.1:3 15.2:3 15.3:7
        16.1:1 16.2:5 16.3:4 16.4:3 16.5:3
        17.1:1 17.2:4 17.3:2
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(s => s.Split(':')).Select(s => (s[0], int.Parse(s[1], System.Globalization.CultureInfo.InvariantCulture)))];

    private static readonly IReadOnlyList<(string Number, string Asked, string State, string Proof)> Lines =
        [.. File.ReadLines(Path.Combine(Sources.Root, "docs/securite.md")).Select(l => Line().Match(l)).Where(m => m.Success).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value))];

    [Fact]
    public void Every_requirement_of_the_two_levels_is_answered_once() =>
        Assert.Equal(Sections.SelectMany(s => Enumerable.Range(1, s.Value).Select(i => $"{s.Key}.{i}")), Lines.Select(l => l.Number));

    [Fact]
    public void Each_is_held_out_of_scope_or_not_held_and_says_why()
    {
        Assert.All(Lines, l => Assert.Matches("^(tenu|sans objet : .+|non tenu.*)", l.State));
        Assert.All(Lines.Where(l => l.State.StartsWith("non tenu", StringComparison.Ordinal)), l => Assert.True(l.State.Length > 30, $"{l.Number} does not say what is missing."));
        Assert.All(Lines.Where(l => l.State.StartsWith("tenu", StringComparison.Ordinal)), l => Assert.Matches("`", l.Proof));
    }

    [Fact]
    public void Every_proof_exists()
    {
        var classes = Sources.CSharp("tests").SelectMany(f => ClassName().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();
        var missing = Lines.SelectMany(l => Quoted().Matches(l.Proof).Select(m => (l.Number, Proof: m.Groups[1].Value)))
            .Where(p => p.Proof.Contains('/', StringComparison.Ordinal) || p.Proof.Contains('.', StringComparison.Ordinal) ? !File.Exists(Path.Combine(Sources.Root, p.Proof)) : !classes.Contains(p.Proof));
        Assert.Empty(missing);
    }

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+?) \| (.+?) \|$")]
    private static partial Regex Line();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex ClassName();
}
