namespace Maillage.Formats.Paper;

/// <summary>Breaks text into lines of a width.</summary>
public static class TextWrap
{
    /// <summary>
    /// The lines of <paramref name="text"/>, each no wider than <paramref name="width"/> points. Breaks at spaces and after hyphens,
    /// never at a no-break space unless a piece is wider than a whole line, which is then cut where the line is full.
    /// A blank text has no line.
    /// </summary>
    public static IReadOnlyList<string> Lines(string? text, TextStyle style, double width)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var lines = new List<string>();
        foreach (var paragraph in Printable.In(style.Face, text.Trim()).Split('\n')) Wrap(paragraph, style, width, lines);
        return lines;
    }

    private static void Wrap(string paragraph, TextStyle style, double width, List<string> lines)
    {
        var line = "";
        foreach (var piece in Pieces(paragraph))
        {
            if (Fits(line + piece, style, width))
            {
                line += piece;
                continue;
            }
            if (line.Trim(' ').Length > 0) lines.Add(line.TrimEnd(' '));
            line = Cut(piece, style, width, lines);
        }
        lines.Add(line.TrimEnd(' '));
    }

    // No line of a sheet holds more letters, whatever they are.
    private const int LongestLine = 2_000;

    // Gives out full lines of a piece that is too wide and returns what is left of it.
    private static string Cut(string piece, TextStyle style, double width, List<string> lines)
    {
        while (piece.Length > 1 && !Fits(piece.Length > LongestLine ? piece[..LongestLine] : piece, style, width))
        {
            var length = Fitting(piece, style, width);
            lines.Add(piece[..length]);
            piece = piece[length..];
        }
        return piece;
    }

    // How many letters of a piece that is too wide fill a line: found by doubling, then by halves, so that a piece of any length takes little time.
    private static int Fitting(string piece, TextStyle style, double width)
    {
        var (least, most) = (1, 2);
        while (most < piece.Length && Fits(piece[..most], style, width)) (least, most) = (most, most * 2);
        most = Math.Min(most, piece.Length);
        while (most - least > 1)
        {
            var middle = (least + most) / 2;
            if (Fits(piece[..middle], style, width)) least = middle;
            else most = middle;
        }
        return least;
    }

    private static bool Fits(string line, TextStyle style, double width) => style.Face.Width(line.AsSpan().TrimEnd(' '), style.Size) <= width + 0.001;

    // Pieces keep the space or hyphen that ends them.
    private static IEnumerable<string> Pieces(string paragraph)
    {
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            var afterSpace = paragraph[i] == ' ' && (i + 1 == paragraph.Length || paragraph[i + 1] != ' ');
            var afterHyphen = paragraph[i] == '-' && i > start && i + 1 < paragraph.Length && char.IsLetter(paragraph[i - 1]) && char.IsLetter(paragraph[i + 1]);
            if (!afterSpace && !afterHyphen) continue;
            yield return paragraph[start..(i + 1)];
            start = i + 1;
        }
        if (start < paragraph.Length) yield return paragraph[start..];
    }
}
