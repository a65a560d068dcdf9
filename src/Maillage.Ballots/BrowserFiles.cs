using System.Text;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Messages;

namespace Maillage.Ballots;

/// <summary>A file of the pages that run where people are: the booth, the key holders' page, the credential authority's.</summary>
/// <param name="Name">As the pages name each other.</param>
/// <param name="Content">Its bytes, the same in the sources and in every program made from them.</param>
public sealed record BrowserFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>SHA-256 in hexadecimal, as <c>sha256sum</c> writes it.</summary>
    public string Sha256 => Hashes.Name(Content.Span);

    /// <summary>What a server says it is.</summary>
    public string ContentType => Path.GetExtension(Name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "text/javascript; charset=utf-8",
    };
}

/// <summary>
/// The pages of secret votes: no library, no network but what the page that serves the booth allows, usable from a folder without a server. Anyone may compare their
/// hashes with those that were published.
/// </summary>
public static class BrowserFiles
{
    /// <summary>The page that votes.</summary>
    public const string BoothName = "booth.html";

    private const string Folder = "Browser/";

    /// <summary>Where the booth finds its election, and the form that sends its ballot: empty in the file, filled in by a server.</summary>
    private const string NoElection = "<div id=\"election\" hidden></div>", NoForm = "<form id=\"send\" method=\"post\" hidden></form>";

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<BrowserFile> All { get; } = [.. typeof(BrowserFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => new BrowserFile(name[Folder.Length..], Read(name)))];

    /// <summary>A line for each file, as <c>sha256sum *</c> writes them.</summary>
    public static string Sums { get; } = string.Concat(All.Select(f => $"{f.Sha256}  {f.Name}\n"));

    /// <summary>The hash of <see cref="Sums"/>: one for all, <c>sha256sum * | sha256sum</c>.</summary>
    public static string Sha256 { get; } = Hashes.Name(Encoding.UTF8.GetBytes(Sums));

    /// <summary>The booth as a server gives it for one election: the file, but for the election and the form in it.</summary>
    /// <param name="action">Where the ballot is posted to, as the field <c>ballot</c>.</param>
    /// <param name="fields">Hidden fields that the server wants back, against forgery for instance.</param>
    public static string Booth(Election election, string action, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var hidden = string.Concat(fields.Select(f => $"<input type=\"hidden\" name=\"{Escaped(f.Name)}\" value=\"{Escaped(f.Value)}\">"));
        return Encoding.UTF8.GetString(All.Single(f => f.Name == BoothName).Content.Span)
            .Replace(NoForm, $"<form id=\"send\" method=\"post\" hidden action=\"{Escaped(action)}\">{hidden}</form>", StringComparison.Ordinal)
            .Replace(NoElection, $"<div id=\"election\" hidden>{Escaped(Encoding.UTF8.GetString(election.Json.Span))}</div>", StringComparison.Ordinal);
    }

    /// <summary>Text inside an element or a quoted attribute.</summary>
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static byte[] Read(string name)
    {
        using var stream = typeof(BrowserFiles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
