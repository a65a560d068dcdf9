namespace Maillage.Formats.Paper;

/// <summary>White edges of a sheet, in points.</summary>
public readonly record struct Margins(double Left, double Top, double Right, double Bottom);

/// <summary>A place that goes down the sheets, taking a new one when what comes does not fit.</summary>
public sealed class Flow
{
    private readonly PaperDocument document;
    private readonly Margins margins;
    private readonly Func<Sheet, double> startNext;
    private double top;

    /// <param name="document">Receives the sheets.</param>
    /// <param name="margins">Edges that stay free.</param>
    /// <param name="startNext">Draws the head of every sheet after the first and returns where the text starts on it.</param>
    public Flow(PaperDocument document, Margins margins, Func<Sheet, double> startNext)
    {
        this.document = document;
        this.margins = margins;
        this.startNext = startNext;
        Sheet = document.AddSheet();
        top = Y = margins.Top;
    }

    /// <summary>The sheet being filled.</summary>
    public Sheet Sheet { get; private set; }

    /// <summary>Where the next thing goes, in points from the top.</summary>
    public double Y { get; set; }

    public double Left => margins.Left;
    public double Right => Sheet.Width - margins.Right;
    public double Width => Right - Left;
    public double Bottom => Sheet.Height - margins.Bottom;

    /// <summary>Room left on the sheet, in points.</summary>
    public double Room => Bottom - Y;

    /// <summary>True when nothing has been placed on the sheet yet, its head apart.</summary>
    public bool AtTop => Y <= top;

    /// <summary>Goes to a new sheet.</summary>
    public void NextSheet()
    {
        Sheet = document.AddSheet();
        top = Y = startNext(Sheet);
    }

    /// <summary>Goes to a new sheet unless <paramref name="height"/> points are free, or the sheet is still empty.</summary>
    public void Need(double height)
    {
        if (height > Room && !AtTop) NextSheet();
    }

    /// <summary>Leaves white.</summary>
    public void Gap(double height) => Y += height;

    /// <summary>Places something whole on one sheet.</summary>
    /// <param name="draw">Places it from a top on and returns its bottom. Called twice: the first time only to know its height.</param>
    public void Together(Func<Sheet, double, double> draw)
    {
        Need(Height(draw));
        Y = draw(Sheet, Y);
    }

    /// <summary>Height in points of what <paramref name="draw"/> places.</summary>
    public double Height(Func<Sheet, double, double> draw) => draw(new Sheet(Sheet.Width, Sheet.Height), 0);

    /// <summary>Places a heading, never without <paramref name="following"/> points under it.</summary>
    public void Heading(string text, TextStyle style, double following)
    {
        Need(style.LineHeight + following);
        Y = Sheet.Text(text, Left, Y, style);
    }

    /// <summary>Places text over the whole width, line by line, over as many sheets as it needs.</summary>
    /// <param name="tail">Points that follow and share a sheet with its last two lines.</param>
    public void Paragraph(string? text, TextStyle style, double tail = 0)
    {
        var lines = TextWrap.Lines(text, style, Width);
        for (var i = 0; i < lines.Count; i++)
        {
            var left = lines.Count - i;
            Need(tail > 0 && left <= 2 ? left * style.LineHeight + tail : style.LineHeight);
            Y = Sheet.Text(lines[i], Left, Y, style);
        }
    }
}
