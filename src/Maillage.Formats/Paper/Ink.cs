namespace Maillage.Formats.Paper;

/// <summary>A colour of print, red, green and blue from 0 to 255.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static readonly Ink Black = new(0, 0, 0);

    /// <summary>The six hexadecimal digits that style sheets use, without the sign.</summary>
    public string Hex => $"{Red:x2}{Green:x2}{Blue:x2}";
}
