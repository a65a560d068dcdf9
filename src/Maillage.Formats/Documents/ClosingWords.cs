using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;

namespace Maillage.Formats.Documents;

/// <summary>The entrepreneur's own words, then those the law asks for.</summary>
internal static class ClosingWords
{
    public static void Draw(DocumentWork work)
    {
        var (document, _, flow) = work;
        flow.Paragraph(document.Note, Body);
        if (!string.IsNullOrWhiteSpace(document.Note)) flow.Gap(8);
        if (document.Attachments is { Count: > 0 } joined)
        {
            flow.Paragraph($"{(joined.Count == 1 ? "Pièce jointe" : "Pièces jointes")} : {string.Join(", ", joined.Select(a => a.Name))}", Body);
            flow.Gap(8);
        }
        foreach (var mention in document.Mentions)
        {
            flow.Paragraph(mention.Text, Legal);
            flow.Gap(2);
        }
    }
}
