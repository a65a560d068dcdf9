namespace Maillage.Formats.Paper;

/// <summary>The side of a text that touches its given position.</summary>
public enum Side { Left, Right }

/// <summary>One page and what is placed on it, in order of drawing. Points, from the top left corner, down.</summary>
public sealed class Sheet(double width, double height)
{
    private readonly List<Placed> elements = [];

    public double Width => width;
    public double Height => height;
    public IReadOnlyList<Placed> Elements => elements;

    /// <summary>Places one line of text whose top is at <paramref name="top"/>; returns its bottom.</summary>
    public double Text(string text, double x, double top, TextStyle style, Side side = Side.Left)
    {
        var printable = Printable.In(style.Face, text).Replace('\n', ' ');
        var left = side == Side.Left ? x : x - style.Face.Width(printable, style.Size);
        if (printable.Length > 0) elements.Add(new PlacedText(printable, left, top + style.Baseline, style));
        return top + style.LineHeight;
    }

    /// <summary>Places lines under one another; returns the bottom of the last.</summary>
    public double Lines(IEnumerable<string> lines, double x, double top, TextStyle style, Side side = Side.Left) =>
        lines.Aggregate(top, (y, line) => Text(line, x, y, style, side));

    /// <summary>Places text wrapped to a width; returns its bottom, which is <paramref name="top"/> for a blank text.</summary>
    public double Paragraph(string? text, double x, double top, double width, TextStyle style) =>
        Lines(TextWrap.Lines(text, style, width), x, top, style);

    /// <summary>Places a horizontal rule.</summary>
    public void Line(double x1, double y1, double x2, double y2, double thickness, Ink ink) => elements.Add(new PlacedLine(x1, y1, x2, y2, thickness, ink));

    /// <summary>Draws a horizontal line.</summary>
    public void Rule(double left, double right, double y, double thickness, Ink ink) => elements.Add(new PlacedLine(left, y, right, y, thickness, ink));

    /// <summary>Places the outline of a rectangle.</summary>
    public void Frame(double x, double y, double boxWidth, double boxHeight, double thickness, Ink ink)
    {
        Rule(x, x + boxWidth, y, thickness, ink);
        Rule(x, x + boxWidth, y + boxHeight, thickness, ink);
        elements.Add(new PlacedLine(x, y, x, y + boxHeight, thickness, ink));
        elements.Add(new PlacedLine(x + boxWidth, y, x + boxWidth, y + boxHeight, thickness, ink));
    }

    /// <summary>Places a filled rectangle.</summary>
    public void Box(double x, double y, double boxWidth, double boxHeight, Ink fill) => elements.Add(new PlacedBox(x, y, boxWidth, boxHeight, fill));

    /// <summary>Places a PNG picture as large as fits the given room, its proportions kept; returns its bottom. Places nothing when it is not a PNG.</summary>
    public double Image(byte[] png, double x, double y, double maxWidth, double maxHeight)
    {
        if (PngSize.Read(png) is not { } size) return y;
        var scale = Math.Min(maxWidth / size.Width, maxHeight / size.Height);
        elements.Add(new PlacedImage(png, x, y, size.Width * scale, size.Height * scale));
        return y + size.Height * scale;
    }
}
