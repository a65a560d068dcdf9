using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Maillage.Domain.Kernel;

/// <summary>The one place where amounts, numbers and dates become French text, and back.</summary>
public static partial class French
{
    /// <summary>Narrow no-break space, between thousands.</summary>
    public const char Thin = '\u202f';
    /// <summary>No-break space, before a unit.</summary>
    public const char NoBreak = '\u00a0';
    /// <summary>True minus sign.</summary>
    public const char Minus = '\u2212';

    private static readonly CultureInfo Culture = CreateCulture();

    /// <summary><c>1 440,00 €</c>.</summary>
    public static string Amount(Money money) => $"{Number(money.Euros, 2, 2)}{NoBreak}€";

    /// <summary><c>1 440,00</c>, for the columns of a table whose title says euros.</summary>
    public static string Figure(Money money) => Number(money.Euros, 2, 2);

    /// <summary>The spaces before « : ; ? ! » and inside quotation marks made unbreakable, so that no line begins with a sign.</summary>
    public static string Spaced(string text) => BeforeSigns().Replace(text, NoBreak.ToString());

    [GeneratedRegex(" (?=[:;?!»])|(?<=«) ")]
    private static partial Regex BeforeSigns();

    /// <summary><c>5,5 %</c>.</summary>
    public static string Percent(Rate rate) => $"{Number(rate.Percent, 0, 2)}{NoBreak}%";

    /// <summary>A number with thin spaces, a decimal comma and a true minus.</summary>
    public static string Number(decimal value, int minDecimals, int maxDecimals)
    {
        var format = "#,##0" + (maxDecimals == 0 ? "" : "." + new string('0', minDecimals) + new string('#', maxDecimals - minDecimals));
        return value.ToString(format, Culture);
    }

    /// <summary>Bytes: « 1,2 Go », « 340 Mo », « 12 ko ».</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => $"{Number(bytes / 1_000_000_000m, 1, 1)}{NoBreak}Go",
        >= 1_000_000 => $"{Number(bytes / 1_000_000m, 0, 1)}{NoBreak}Mo",
        _ => $"{Number(Math.Ceiling(bytes / 1_000m), 0, 0)}{NoBreak}ko",
    };

    /// <summary><c>3 décembre 2026</c>; the first of a month is <c>1er</c>.</summary>
    public static string LongDate(DateOnly date) =>
        $"{(date.Day == 1 ? "1er" : date.Day.ToString(CultureInfo.InvariantCulture))} {MonthName(date.Month)} {date.Year}";

    /// <summary><c>03/12/2026</c>.</summary>
    public static string ShortDate(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>décembre 2026</c>.</summary>
    public static string MonthYear(Month month) => $"{MonthName(month.Number)} {month.Year}";

    /// <summary><c>de décembre 2026</c>, <c>d’octobre 2026</c>.</summary>
    public static string OfMonth(Month month) => $"{(month.Number is 4 or 8 or 10 ? "d’" : "de ")}{MonthYear(month)}";

    /// <summary>A fiscal year by its first and last months: <c>2026</c>, or <c>2026-2027</c>.</summary>
    public static string Year(Month start, Month end) => start.Year == end.Year ? $"{end.Year}" : $"{start.Year}-{end.Year}";

    /// <summary>« 1er », « 2e ».</summary>
    public static string Ordinal(int rank) => rank == 1 ? "1er" : $"{rank}e";

    /// <summary>« de ventes », « d’achats ».</summary>
    public static string De(string name) => name.Length > 0 && "aeéèêiïoôuyhAEÉÈÊIÏOÔUYH".Contains(name[0], StringComparison.Ordinal) ? $"d’{name}" : $"de {name}";

    /// <summary>« a, b et c ».</summary>
    public static string And(IEnumerable<string> parts) => parts.ToList() switch
    {
        [] => "",
        [var one] => one,
        [.. var first, var last] => $"{string.Join(", ", first)} et {last}",
    };

    /// <summary>With a capital first letter, for a title.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];

    /// <summary>No longer than what holds it, in UTF-16 units; a character outside the basic plane is kept whole or left out.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>What someone typed, short enough to stand in a message: « abc… ».</summary>
    public static string Excerpt(string text) => text.Length <= 30 ? text : Cut(text, 30) + "…";

    /// <summary><c>décembre</c>.</summary>
    public static string MonthName(int month) => Culture.DateTimeFormat.GetMonthName(month);

    /// <summary>Reads what a person types as a number: <c>1 440,50</c>, <c>1440.5</c>, <c>-3</c>. Null when it is not one.</summary>
    public static decimal? ParseNumber(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40) return null;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            if (c is ' ' or NoBreak or Thin or '€' or '%') continue;
            plain.Append(c switch { ',' => '.', Minus => '-', _ => c });
        }
        return decimal.TryParse(plain.ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    /// <summary>Lower case without accents, for searching.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Replace("œ", "oe").Replace("Œ", "oe").Replace("æ", "ae").Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    private static CultureInfo CreateCulture()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("fr-FR").Clone();
        culture.NumberFormat.NumberGroupSeparator = Thin.ToString();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = Minus.ToString();
        return culture;
    }
}
