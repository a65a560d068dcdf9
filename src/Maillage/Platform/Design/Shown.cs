using System.Globalization;
using Maillage.Domain.Kernel;

namespace Maillage.Platform.Design;

/// <summary>How the values of the kernel become text: to be read, or to be typed over in an input.</summary>
public static class Shown
{
    /// <summary>Text to be read: <c>1 440,00 €</c>, <c>5,5 %</c>, <c>3 décembre 2026</c>; nothing for null.</summary>
    public static string ToRead(object? value) => value switch
    {
        null => "",
        string text => text,
        Money money => French.Amount(money),
        Rate rate => French.Percent(rate),
        DateOnly date => French.LongDate(date),
        Month month => French.MonthYear(month),
        decimal number => French.Number(number, 0, 10),
        int number => French.Number(number, 0, 0),
        long number => French.Number(number, 0, 0),
        _ => value.ToString() ?? "",
    };

    /// <summary>Text to be typed over: decimal comma, no thousands separator; dates and months as HTML inputs want them.</summary>
    public static string ToType(object? value) => value switch
    {
        null => "",
        string text => text,
        Money money => Plain(money.Euros, "0.00"),
        UnitPrice price => Plain(price.Euros, "0.00###"),
        Quantity quantity => Plain(quantity.Value, "0.####"),
        Rate rate => Plain(rate.Percent, "0.##"),
        decimal number => Plain(number, "0.##########"),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Month month => month.ToString(),
        Enum word => word.ToString(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Plain(decimal number, string format) =>
        number.ToString(format, CultureInfo.InvariantCulture).Replace('.', ',');
}
