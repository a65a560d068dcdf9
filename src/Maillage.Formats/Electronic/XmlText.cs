using System.Globalization;
using System.Text;
using System.Xml;

namespace Maillage.Formats.Electronic;

/// <summary>How values are spelt in the documents.</summary>
internal static class XmlText
{
    /// <summary>The text without what XML cannot hold, trimmed; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (IsClean(text)) return text.Trim();
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
        var kept = clean.ToString().Trim();
        return kept.Length == 0 ? null : kept;
    }

    /// <summary>An amount: two decimals at least, none lost.</summary>
    public static string? Amount(decimal? value) => value?.ToString("0.00##########################", CultureInfo.InvariantCulture);

    /// <summary>A quantity or price: no idle decimals.</summary>
    public static string? Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);

    private static bool IsClean(string text)
    {
        foreach (var c in text)
            if (!XmlConvert.IsXmlChar(c)) return false;
        return true;
    }
}
