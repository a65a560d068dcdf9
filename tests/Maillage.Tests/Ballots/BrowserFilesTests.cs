using System.Text;
using System.Text.RegularExpressions;
using Maillage.Ballots;
using Maillage.Tests.House;

namespace Maillage.Tests.Ballots;

/// <summary>The pages of secret votes as files: what is published of them, what they may not hold.</summary>
public sealed class BrowserFilesTests
{
    private static IEnumerable<(string Name, string Text)> Texts => BrowserFiles.All.Select(f => (f.Name, Encoding.UTF8.GetString(f.Content.Span)));

    [Fact]
    public void Their_hashes_are_those_of_the_documentation()
    {
        var published = File.ReadAllText(Path.Combine(Sources.Root, "docs/securite-des-votes.md"));
        var current = $"```\n{BrowserFiles.Sums}{BrowserFiles.Sha256}  ensemble\n```";
        Assert.True(published.Contains(current, StringComparison.Ordinal), $"docs/securite-des-votes.md publishes other hashes. These are the hashes of the pages:\n{current}");
    }

    [Fact]
    public void They_are_the_files_of_the_sources() => Assert.Equal(
        Directory.GetFiles(Path.Combine(Sources.Root, "src/Maillage.Ballots/Browser")).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), Convert.ToHexString(File.ReadAllBytes(f)))),
        BrowserFiles.All.Select(f => (f.Name, Convert.ToHexString(f.Content.Span))));

    [Fact]
    public void They_hold_no_inline_script_or_style_and_reach_for_nothing_elsewhere()
    {
        var forbidden = new Regex("<script(?![^>]*\\bsrc=\"[a-z-]+\\.js\")|\\son[a-z]+=\"|\\sstyle=\"|<style|https?:|//[a-z]+\\.[a-z]|@import|\\burl\\(|\\bfetch\\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\\beval\\(|innerHTML|\\bimport\\(|localStorage|sessionStorage|cookie",
            RegexOptions.IgnoreCase);
        Assert.Empty(Texts.SelectMany(f => forbidden.Matches(f.Text).Select(m => $"{f.Name}: {m.Value}")));
        Assert.All(Texts.Where(f => f.Name.EndsWith(".html", StringComparison.Ordinal)), f => Assert.Contains("default-src 'none'; script-src 'self' file:;", f.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_served_booth_is_the_file_but_for_its_election_and_its_form()
    {
        var election = SampleElection.Small.Election;
        var served = BrowserFiles.Booth(election, "/a&b", ("jeton", "\"x\""));
        var file = Texts.Single(f => f.Name == BrowserFiles.BoothName).Text;
        Assert.Contains("action=\"/a&amp;b\"><input type=\"hidden\" name=\"jeton\" value=\"&quot;x&quot;\"></form>", served, StringComparison.Ordinal);
        var emptied = Regex.Replace(Regex.Replace(served, " hidden action=.*?</form>", " hidden></form>"), "(<div id=\"election\" hidden>).*?</div>", "$1</div>", RegexOptions.Singleline);
        Assert.Equal(file, emptied);
    }
}
