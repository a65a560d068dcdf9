using System.Text.RegularExpressions;

namespace Maillage.Tests.House;

public sealed class FileRules
{
    private static readonly string[] Ours = ["src", "tests", "bench"];

    [Fact]
    public void No_file_has_more_than_400_lines()
    {
        var faults = Sources.Files(Ours, ".cs", ".cshtml", ".css", ".js")
            .Where(f => !Sources.Relative(f).Contains("/Migrations/", StringComparison.Ordinal) && !Sources.Relative(f).Contains("/lib/", StringComparison.Ordinal))
            .Select(f => (Lines: File.ReadLines(f).Count(), File: Sources.Relative(f))).Where(f => f.Lines > 400);
        Assert.Empty(faults);
    }

    [Fact]
    public void Usings_are_in_order_those_of_the_system_first() => Assert.Empty(Sources.CSharp(Ours)
        .Where(f => File.ReadLines(f).TakeWhile(l => l.Length == 0 || l[0] is '/' or '#' || l.StartsWith("using ", StringComparison.Ordinal)).Where(l => l.StartsWith("using ", StringComparison.Ordinal) && !l.Contains('=') && !l.StartsWith("using static", StringComparison.Ordinal)).ToList() is var usings
            && !usings.SequenceEqual(usings.OrderBy(u => !u.StartsWith("using System", StringComparison.Ordinal)).ThenBy(u => u.TrimEnd(';'), StringComparer.OrdinalIgnoreCase)))
        .Select(Sources.Relative));

    [Fact]
    public void Nothing_is_left_open_in_the_code()
    {
        var open = new Regex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b|NotImplemented" + @"Exception|Skip\s*=\s*""");
        Assert.Empty(Sources.CSharp(Ours).Where(f => open.IsMatch(File.ReadAllText(f))).Select(Sources.Relative));
    }

    [Fact]
    public void Money_is_never_floating_point()
    {
        var floating = new Regex(@"\b(double|float)\b");
        Assert.Empty(Sources.CSharp("src/Maillage.Domain")
            .Where(f => File.ReadLines(f).Any(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && floating.IsMatch(l))).Select(Sources.Relative));
    }

    [Fact]
    public void No_page_carries_inline_script_or_style()
    {
        var inline = new Regex("<script(?![^>]*\\bsrc=)|\\son[a-z]+=\"|\\sstyle=\"|<style", RegexOptions.IgnoreCase);
        Assert.Empty(Sources.Files(["src/Maillage"], ".cshtml").Where(f => inline.IsMatch(File.ReadAllText(f))).Select(Sources.Relative));
    }
}
