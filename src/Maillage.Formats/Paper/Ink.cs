using System.Globalization;

namespace Maillage.Formats.Paper;

/// <summary>A colour of print, red, green and blue from 0 to 255.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    /// <summary>Least contrast of ordinary text (WCAG 2.2, 1.4.3, level AA).</summary>
    public const double LeastContrast = 4.5;

    public static readonly Ink Black = new(0, 0, 0);
    public static readonly Ink White = new(255, 255, 255);

    /// <summary>The six hexadecimal digits that style sheets use, without the sign.</summary>
    public string Hex => $"{Red:x2}{Green:x2}{Blue:x2}";

    /// <summary>From six hexadecimal digits, with or without <c>#</c>; null when it is something else.</summary>
    public static Ink? Parse(string? hex)
    {
        var digits = hex?.Trim().TrimStart('#');
        return digits is { Length: 6 } && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var colour)
            ? new Ink((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour) : null;
    }

    /// <summary>This colour thinned with white: 1 is the colour itself, 0 white.</summary>
    public Ink Thinned(double part) => new(Thinned(Red, part), Thinned(Green, part), Thinned(Blue, part));

    /// <summary>The same hue, darkened until it is read on <paramref name="ground"/>.</summary>
    /// <param name="ground">A clear colour.</param>
    public Ink ReadableOn(Ink ground)
    {
        var ink = this;
        while (ink.ContrastWith(ground) < LeastContrast && ink != Black) ink = new(Darker(ink.Red), Darker(ink.Green), Darker(ink.Blue));
        return ink;
    }

    /// <summary>Contrast of two colours, from 1 to 21 (WCAG 2.2).</summary>
    public double ContrastWith(Ink other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel)
    {
        var part = channel / 255d;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    private static byte Thinned(byte channel, double part) => (byte)Math.Round(255 - (255 - channel) * part);

    private static byte Darker(byte channel) => (byte)(channel * 0.97);
}
