using System.Globalization;
using CsvHelper;
using Maillage.Domain.Kernel;

namespace Maillage.Platform.Pages;

/// <summary>Tables as a spreadsheet of a French machine opens them at once: semicolons, decimal commas, UTF-8 with its mark.</summary>
public static class FrenchCsv
{
    public static CsvWriterOptions Format { get; } = new() { Separator = ';', WriteByteOrderMark = true };

    /// <summary>Begins a file that is sent as it is written, and kept nowhere on the way.</summary>
    public static CsvWriter Send(HttpContext http, string fileName)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        http.Response.Headers.CacheControl = "no-store";
        return CsvWriter.Create(http.Response.Body, Format, true);
    }

    /// <summary>A text that a spreadsheet would take for a formula is preceded by an apostrophe. Amounts are not texts: theirs begin with a minus.</summary>
    public static string Text(string? text) => text is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text ?? "";

    /// <summary>« −1440,00 » with a plain minus, that a spreadsheet adds up.</summary>
    public static string Amount(Money money) => money.Euros.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>« 24/11/2026 », nothing for no day.</summary>
    public static string Day(DateOnly? day) => day is { } known ? French.ShortDate(known) : "";
}
