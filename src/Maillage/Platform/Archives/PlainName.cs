using System.Globalization;
using System.Text;

namespace Maillage.Platform.Archives;

/// <summary>Names that any system unpacks as they are: letters without accents, figures, dots, dashes.</summary>
public static class PlainName
{
    private const int Longest = 80;

    /// <summary>« Atelier des Cimes » gives <c>Atelier-des-Cimes</c>; what has no letter nor figure gives <c>sans-nom</c>.</summary>
    public static string Of(string text)
    {
        var name = new StringBuilder();
        foreach (var c in text.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '_') name.Append(c);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        }
        var ending = name.ToString().LastIndexOf('.') is > 0 and var dot && name.Length - dot <= 6 ? name.ToString(dot, name.Length - dot) : "";
        var stem = name.ToString(0, Math.Min(name.Length - ending.Length, Longest)).Trim('-', '.');
        return (stem.Length == 0 ? "sans-nom" : stem) + ending;
    }
}
