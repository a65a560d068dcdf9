using System.Globalization;
using System.Text;

namespace Maillage.Formats.Paper;

/// <summary>
/// Draws a document as pictures for a screen, one SVG for each sheet, at the same places as the PDF. No script, no style sheet, no identifier: it may
/// stand in a page under a strict policy, or be the source of an image.
/// </summary>
public static class SvgDrawing
{
    // The browser may know Inter or not: each text is given the width it has on paper, whatever draws it.
    private const string Fonts = "Inter, system-ui, Arial, sans-serif";

    public static IReadOnlyList<string> Draw(PaperDocument document) =>
        [.. document.Sheets.Select((sheet, i) => Draw(sheet, $"{document.Title}, page {i + 1} sur {document.Sheets.Count}"))];

    internal static string Draw(Sheet sheet, string title)
    {
        var svg = new StringBuilder(16_000);
        var (width, height) = (Number(sheet.Width), Number(sheet.Height));
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" xml:space=\"preserve\" font-family=\"{Fonts}\">");
        svg.Append("<title>").Append(Escaped(title)).Append("</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        foreach (var element in sheet.Elements) Draw(element, svg);
        return svg.Append("</svg>").ToString();
    }

    private static void Draw(Placed element, StringBuilder svg)
    {
        switch (element)
        {
            case PlacedText text:
                Draw(text, svg);
                break;
            case PlacedLine line:
                svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Number(line.X1)}\" y1=\"{Number(line.Y1)}\" x2=\"{Number(line.X2)}\" y2=\"{Number(line.Y2)}\" stroke=\"#{line.Ink.Hex}\" stroke-width=\"{Number(line.Thickness)}\"/>");
                break;
            case PlacedBox box:
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" fill=\"#{box.Fill.Hex}\"/>");
                break;
            case PlacedImage image:
                svg.Append(CultureInfo.InvariantCulture, $"<image x=\"{Number(image.X)}\" y=\"{Number(image.Y)}\" width=\"{Number(image.Width)}\" height=\"{Number(image.Height)}\" href=\"data:image/png;base64,")
                    .Append(Convert.ToBase64String(image.Png)).Append("\"/>");
                break;
            default:
                throw new InvalidOperationException($"No drawing for {element.GetType().Name}.");
        }
    }

    private static void Draw(PlacedText text, StringBuilder svg)
    {
        var style = text.Style;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(text.X)}\" y=\"{Number(text.Baseline)}\" font-size=\"{Number(style.Size)}\" fill=\"#{style.Ink.Hex}\"");
        if (style.Face == TypeFace.SemiBold) svg.Append(" font-weight=\"600\"");
        if (text.Text.Length > 1)
            svg.Append(CultureInfo.InvariantCulture, $" textLength=\"{Number(style.Face.Width(text.Text, style.Size))}\" lengthAdjust=\"spacingAndGlyphs\"");
        svg.Append('>').Append(Escaped(text.Text)).Append("</text>");
    }

    /// <summary>What remains of a text once made printable has no character that XML refuses; a title is not made so.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text.EnumerateRunes())
            switch (c.Value)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                case < ' ' or 0xFFFE or 0xFFFF: escaped.Append(' '); break;
                default: escaped.Append(c); break;
            }
        return escaped.ToString();
    }

    private static string Number(double points) => Math.Round(points, 2).ToString(CultureInfo.InvariantCulture);
}
