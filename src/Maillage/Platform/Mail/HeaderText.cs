using System.Globalization;
using System.Text;

namespace Maillage.Platform.Mail;

/// <summary>Names and subjects as a header may carry them.</summary>
public static class HeaderText
{
    /// <summary>
    /// One line of visible text: ends of line and controls become spaces; characters that turn or hide text, and broken halves of characters,
    /// are taken out. What remains cannot begin a header of its own nor pass for another text.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) space = true;
            else if (rune != Rune.ReplacementChar && (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || IsJoiner(rune)))
            {
                if (space && clean.Length > 0) clean.Append(' ');
                clean.Append(rune);
                space = false;
            }
        }
        return clean.ToString();
    }

    /// <summary>Cleaned, and cut between characters to what a column holds.</summary>
    public static string Clean(string text, int most)
    {
        var clean = Clean(text);
        if (clean.Length <= most) return clean;
        return clean[..(char.IsHighSurrogate(clean[most - 2]) ? most - 2 : most - 1)] + "…";
    }

    /// <summary>Writing systems and emoji need their joiners.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;
}
