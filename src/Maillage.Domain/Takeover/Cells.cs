using System.Globalization;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Takeover;

/// <summary>What spreadsheets write in cells, read the French way.</summary>
public static class Cells
{
    private static readonly string[] Days = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd", "yyyyMMdd", "dd-MM-yyyy", "dd.MM.yyyy", "dd/MM/yy"];

    /// <summary>An amount of at most two decimals: <c>1 440,50</c>, <c>1440.5</c>, <c>-3</c>, <c>(3,00)</c>; null when it is not one.</summary>
    public static Money? Amount(string text)
    {
        var inner = text.Trim();
        var negative = inner is ['(', .., ')'];
        if (negative) inner = inner[1..^1];
        if (French.ParseNumber(inner) is not { } number || Math.Abs(number) > 1_000_000_000m || decimal.Round(number, 2) != number) return null;
        return Money.FromEuros(negative ? -number : number);
    }

    /// <summary>A day, with or without an hour after it; null when it is not one, or too far from any life.</summary>
    public static DateOnly? Day(string text)
    {
        var day = text.Trim();
        if (day.IndexOf(' ', StringComparison.Ordinal) is > 0 and var hour) day = day[..hour];
        if (day.Length > 10 && day[10] == 'T') day = day[..10];
        return DateOnly.TryParseExact(day, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is >= 1950 and <= 2100 ? read : null;
    }

    /// <summary>
    /// The text of a cell: its spaces off, its line ends plain, and without the apostrophe that keeps a spreadsheet from running it as a formula.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = text.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Trim();
        return clean is ['\'', '=' or '+' or '-' or '@', ..] ? clean[1..] : clean;
    }
}
