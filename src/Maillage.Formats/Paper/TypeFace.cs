using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace Maillage.Formats.Paper;

/// <summary>A font file that ships with the program, and the widths of its characters.</summary>
public sealed class TypeFace
{
    private const int Missing = -1;
    private readonly int[] advances;
    private readonly double unitsPerEm;

    /// <summary>Body text.</summary>
    public static readonly TypeFace Regular = Load("Inter-Regular.ttf");

    /// <summary>Titles, names and totals.</summary>
    public static readonly TypeFace SemiBold = Load("Inter-SemiBold.ttf");

    /// <summary>The TrueType file.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>Height above the baseline, in parts of the size.</summary>
    public double Ascent { get; }

    /// <summary>Depth under the baseline, in parts of the size, positive.</summary>
    public double Descent { get; }

    private TypeFace(byte[] file)
    {
        File = file;
        var font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(file));
        var tables = font.TableRegister;
        unitsPerEm = tables.HeaderTable.UnitsPerEm;
        Ascent = tables.HorizontalHeaderTable.Ascent / unitsPerEm;
        Descent = -tables.HorizontalHeaderTable.Descent / unitsPerEm;
        advances = new int[char.MaxValue + 1];
        for (var c = 0; c < advances.Length; c++)
        {
            var glyph = font.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(c);
            advances[c] = glyph == 0 ? Missing : tables.HorizontalMetricsTable.GetAdvanceWidth(glyph);
        }
    }

    /// <summary>True when the font draws this character. Private-use characters count as missing.</summary>
    public bool Has(char c) => advances[c] != Missing && c is not (>= '\ue000' and <= '\uf8ff');

    /// <summary>Width in points of printable text at a size in points.</summary>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        long units = 0;
        foreach (var c in text) units += Math.Max(0, advances[c]);
        return units * size / unitsPerEm;
    }

    private static TypeFace Load(string name)
    {
        using var stream = typeof(TypeFace).Assembly.GetManifestResourceStream($"Fonts/{name}")
            ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new TypeFace(file);
    }
}
