using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;

namespace Maillage.Formats.Documents;

/// <summary>The entrepreneur's own words, then those the law asks for.</summary>
internal static class ClosingWords
{
    /// <param name="tail">Height of what follows, never alone on its sheet.</param>
    public static void Draw(DocumentWork work, double tail)
    {
        var words = Of(work.Document).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            var (text, style, gap) = words[i];
            work.Flow.Paragraph(text, style, i == words.Count - 1 && tail > 0 ? gap + tail : 0);
            work.Flow.Gap(gap);
        }
    }

    private static IEnumerable<(string Text, TextStyle Style, double Gap)> Of(DocumentSnapshot document)
    {
        if (!string.IsNullOrWhiteSpace(document.Note)) yield return (document.Note, Body, 8);
        if (document.Attachments is { Count: > 0 } joined)
            yield return ($"{(joined.Count == 1 ? "Pièce jointe" : "Pièces jointes")} : {string.Join(", ", joined.Select(a => a.Name))}", Body, 8);
        foreach (var mention in document.Mentions) yield return (mention.Text, Legal, 2);
    }
}
