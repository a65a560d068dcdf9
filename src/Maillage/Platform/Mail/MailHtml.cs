using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Maillage.Platform.Mail;

/// <summary>The plain text of a mail as simple HTML: paragraphs and links, nothing fetched from anywhere.</summary>
internal static partial class MailHtml
{
    public static string Of(string text)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"></head><body>\n");
        foreach (var paragraph in BlankLines().Split(text))
            html.Append("<p>").AppendJoin("<br>\n", paragraph.Split('\n').Select(Line)).Append("</p>\n");
        return html.Append("</body></html>\n").ToString();
    }

    private static string Line(string line)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (Match link in Link().Matches(line))
        {
            var address = HtmlEncoder.Default.Encode(link.Value);
            html.Append(HtmlEncoder.Default.Encode(line[at..link.Index])).Append($"<a href=\"{address}\">{address}</a>");
            at = link.Index + link.Length;
        }
        return html.Append(HtmlEncoder.Default.Encode(line[at..])).ToString();
    }

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();

    /// <summary>Up to the sign that ends the sentence.</summary>
    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)\]»]")]
    private static partial Regex Link();
}
