using System.Globalization;
using System.Text;

namespace Maillage.Formats.Paper;

/// <summary>Turns any text into text that a font can draw. Never fails, whatever people type as a name.</summary>
public static class Printable
{
    /// <summary>Shown for a character that has no drawing and no Latin equivalent.</summary>
    public const char Unknown = '?';

    /// <summary>
    /// The text with line ends as <c>\n</c>, invisible controls dropped, characters the font lacks replaced by their plain
    /// equivalent (a full-width letter by the letter, an unknown space by a no-break space) or by a question mark.
    /// </summary>
    public static string In(TypeFace face, string text)
    {
        if (text.All(c => c == '\n' || IsDrawn(face, c))) return text;

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) whole.Append(rune);

        var printable = new StringBuilder(text.Length);
        foreach (var rune in whole.ToString().Normalize(NormalizationForm.FormC).EnumerateRunes()) Append(printable, rune, face);
        return printable.ToString();
    }

    private static void Append(StringBuilder printable, Rune rune, TypeFace face)
    {
        if (rune.Value == '\n') printable.Append('\n');
        else if (IsInvisible(rune)) return;
        else if (Rune.IsControl(rune)) printable.Append(' ');
        else if (rune.IsBmp && IsDrawn(face, (char)rune.Value)) printable.Append((char)rune.Value);
        else if (Rune.IsWhiteSpace(rune)) printable.Append('\u00a0');
        else printable.Append(Equivalent(rune, face));
    }

    private static string Equivalent(Rune rune, TypeFace face)
    {
        if (rune == Rune.ReplacementChar) return Unknown.ToString();
        var parts = rune.ToString().Normalize(NormalizationForm.FormKD).Where(c => IsDrawn(face, c)).ToArray();
        return parts.Length == 0 ? Unknown.ToString() : new string(parts);
    }

    // Joiners, direction marks, variation selectors and skin tones only modify a neighbour: alone they draw nothing.
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0x1F3FB and <= 0x1F3FF);

    private static bool IsDrawn(TypeFace face, char c) =>
        face.Has(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && c is not (>= '\ufe00' and <= '\ufe0f');
}
