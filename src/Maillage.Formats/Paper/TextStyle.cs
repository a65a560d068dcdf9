namespace Maillage.Formats.Paper;

/// <summary>How text looks.</summary>
/// <param name="Face">The font.</param>
/// <param name="Size">Size in points.</param>
/// <param name="Ink">Colour.</param>
/// <param name="Leading">Height of a line, in parts of the size.</param>
public sealed record TextStyle(TypeFace Face, double Size, Ink Ink, double Leading = 1.4)
{
    /// <summary>Height of one line in points.</summary>
    public double LineHeight => Size * Leading;

    /// <summary>From the top of a line to its baseline, in points.</summary>
    public double Baseline => (LineHeight - (Face.Ascent + Face.Descent) * Size) / 2 + Face.Ascent * Size;

    /// <summary>Width in points of one line of text, once made printable.</summary>
    public double Width(string text) => Face.Width(Printable.In(Face, text), Size);

    /// <summary>The same style at the largest size, not above its own, at which the text fits on one line.</summary>
    /// <param name="text">One line.</param>
    /// <param name="width">Room in points.</param>
    /// <param name="smallest">Size in points below which it does not go.</param>
    public TextStyle Fitting(string text, double width, double smallest)
    {
        var natural = Width(text);
        return natural <= width ? this : this with { Size = Math.Max(smallest, Size * width / natural) };
    }
}
