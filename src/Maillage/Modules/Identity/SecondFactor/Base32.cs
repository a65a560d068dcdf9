using System.Text;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>Bytes as letters and digits that people can copy (RFC 4648, 6), without padding.</summary>
public static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var b in bytes)
        {
            (bits, count) = (bits << 8 | b, count + 8);
            for (; count >= 5; count -= 5) text.Append(Letters[bits >> (count - 5) & 31]);
            bits &= (1 << count) - 1;
        }
        if (count > 0) text.Append(Letters[bits << (5 - count) & 31]);
        return text.ToString();
    }

    /// <summary>In groups of four, for reading aloud: « JBSW Y3DP ».</summary>
    public static string Grouped(string text, char between = ' ') => string.Join(between, text.Chunk(4).Select(c => new string(c)));
}
