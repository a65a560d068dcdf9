using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Maillage.Formats.Paper;

/// <summary>The fonts of one PDF. An embedded font holds 255 different characters: a text with more uses a second copy.</summary>
internal sealed class PdfFonts(PdfDocumentBuilder builder)
{
    private const int Capacity = 255;
    private readonly Dictionary<TypeFace, List<PdfDocumentBuilder.AddedFont>> copies = [];
    private readonly Dictionary<(TypeFace Face, char Character), int> places = [];

    public void Draw(PlacedText text, PdfPageBuilder page, double height)
    {
        var (style, x) = (text.Style, text.X);
        page.SetTextAndFillColor(style.Ink.Red, style.Ink.Green, style.Ink.Blue);
        for (var from = 0; from < text.Text.Length;)
        {
            var copy = CopyOf(style.Face, text.Text[from]);
            var to = from + 1;
            while (to < text.Text.Length && CopyOf(style.Face, text.Text[to]) == copy) to++;
            var part = text.Text[from..to];
            page.AddText(part, style.Size, new PdfPoint(PdfDrawing.Round(x), PdfDrawing.Round(height - text.Baseline)), copies[style.Face][copy]);
            x += style.Face.Width(part, style.Size);
            from = to;
        }
        page.ResetColor();
    }

    private int CopyOf(TypeFace face, char character)
    {
        if (places.TryGetValue((face, character), out var copy)) return copy;
        if (!copies.TryGetValue(face, out var added)) copies[face] = added = [];
        copy = places.Keys.Count(k => k.Face == face) / Capacity;
        if (copy == added.Count) added.Add(builder.AddTrueTypeFont(face.File));
        places[(face, character)] = copy;
        return copy;
    }
}
