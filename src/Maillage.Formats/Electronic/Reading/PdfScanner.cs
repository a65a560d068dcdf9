using System.Globalization;
using System.Text;

namespace Maillage.Formats.Electronic.Reading;

/// <summary>A name of a PDF, without its slash.</summary>
internal readonly record struct PdfName(string Text);

/// <summary>A reference to a numbered object.</summary>
internal readonly record struct PdfReference(int Number);

/// <summary>
/// Reads one value of a PDF: a dictionary as <c>Dictionary&lt;string, object?&gt;</c>, an array as <c>List&lt;object?&gt;</c>, a string as <c>string</c>,
/// a number as <c>long</c>, a <see cref="PdfName"/>, a <see cref="PdfReference"/>; null for anything else.
/// </summary>
internal ref struct PdfScanner(ReadOnlySpan<byte> bytes)
{
    private const int Deepest = 32;
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Where the next value begins.</summary>
    public int At { get; private set => field = Math.Min(value, bytes.Length); }

    /// <exception cref="FormatException">When values are nested deeper than any sound file nests them.</exception>
    public object? Value(int depth = 0)
    {
        if (depth > Deepest) throw new FormatException();
        SkipSpace();
        if (At >= bytes.Length) return null;
        switch (bytes[At])
        {
            case (byte)'<' when Next(1) == '<':
                At += 2;
                return Dictionary(depth);
            case (byte)'<':
                return HexString();
            case (byte)'[':
                At++;
                return Array(depth);
            case (byte)'(':
                return LiteralString();
            case (byte)'/':
                return Name();
            default:
                return NumberOrWord();
        }
    }

    private Dictionary<string, object?> Dictionary(int depth)
    {
        var values = new Dictionary<string, object?>();
        while (true)
        {
            SkipSpace();
            if (At >= bytes.Length) return values;
            if (bytes[At] == '>')
            {
                At += 2;
                return values;
            }
            if (Value(depth + 1) is PdfName key) values[key.Text] = Value(depth + 1);
        }
    }

    private List<object?> Array(int depth)
    {
        var values = new List<object?>();
        while (true)
        {
            SkipSpace();
            if (At >= bytes.Length) return values;
            if (bytes[At] == ']')
            {
                At++;
                return values;
            }
            values.Add(Value(depth + 1));
        }
    }

    private PdfName Name()
    {
        var start = ++At;
        while (At < bytes.Length && IsRegular(bytes[At])) At++;
        return new(Encoding.Latin1.GetString(bytes[start..At]));
    }

    private string LiteralString()
    {
        var text = new List<byte>();
        var open = 0;
        for (; At < bytes.Length; At++)
        {
            var b = bytes[At];
            if (b == '\\')
            {
                At++;
                text.Add(Next(0));
                continue;
            }
            if (b == ')' && --open == 0) break;
            if (b != '(' || open++ > 0) text.Add(b);
        }
        At++;
        return Decode([.. text]);
    }

    private string HexString()
    {
        var end = bytes[At..].IndexOf((byte)'>');
        var digits = end < 0 ? [] : bytes[(At + 1)..(At + end)];
        At = end < 0 ? bytes.Length : At + end + 1;
        var hex = new string([.. Encoding.Latin1.GetString(digits).Where(char.IsAsciiHexDigit)]);
        return Decode(Convert.FromHexString(hex.Length % 2 == 0 ? hex : hex + "0"));
    }

    private object? NumberOrWord()
    {
        var start = At;
        while (At < bytes.Length && IsRegular(bytes[At])) At++;
        if (At == start) At++;
        if (!long.TryParse(Encoding.Latin1.GetString(bytes[start..At]), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return null;
        return number is >= 0 and <= int.MaxValue && IsReference() ? new PdfReference((int)number) : number;
    }

    // « 12 0 R »: a number is a reference when a generation and the letter R follow.
    private bool IsReference()
    {
        var at = At;
        while (at < bytes.Length && bytes[at] <= ' ') at++;
        var digits = at;
        while (at < bytes.Length && char.IsAsciiDigit((char)bytes[at])) at++;
        if (at == digits || at - digits > 5) return false;
        while (at < bytes.Length && bytes[at] <= ' ') at++;
        if (at >= bytes.Length || bytes[at] != 'R' || at + 1 < bytes.Length && IsRegular(bytes[at + 1])) return false;
        At = at + 1;
        return true;
    }

    private void SkipSpace()
    {
        while (At < bytes.Length)
            if (bytes[At] <= ' ') At++;
            else if (bytes[At] == '%') At += Math.Max(1, bytes[At..].IndexOfAny((byte)'\n', (byte)'\r') is var end && end < 0 ? bytes.Length - At : end);
            else return;
    }

    private readonly byte Next(int ahead) => At + ahead < bytes.Length ? bytes[At + ahead] : (byte)0;

    private static bool IsRegular(byte b) => b > ' ' && !"()<>[]{}/%"u8.Contains(b);

    private static string Decode(byte[] text) =>
        text is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(text, 2, text.Length - 2) : Encoding.Latin1.GetString(text);
}
