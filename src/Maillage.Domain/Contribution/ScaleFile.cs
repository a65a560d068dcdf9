using System.Globalization;
using System.Text.Json;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>Reads scales written as <c>rules/contribution/*.json</c>.</summary>
public static class ScaleFile
{
    /// <summary>The scale of one file.</summary>
    /// <exception cref="FormatException">When the file does not hold a sound scale.</exception>
    public static Scale Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var scale = Read(document.RootElement);
            return scale.Check().Refusal is { } refusal ? throw new FormatException($"{scale.Code}: {refusal.Message}") : scale;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The scale cannot be read: " + e.Message, e);
        }
    }

    private static Scale Read(JsonElement file) => new(
        Text(file, "code")!,
        Text(file, "name")!,
        new DateRange(Day(Text(file, "from")!), Text(file, "to") is { } to ? Day(to) : null),
        Enum.Parse<ContributionBase>(Text(file, "base")!, ignoreCase: true),
        Accounts(file.GetProperty("accounts")),
        Enum.Parse<BracketMode>(Text(file, "mode")!, ignoreCase: true),
        Enum.Parse<ScalePeriod>(Text(file, "period")!, ignoreCase: true),
        Euros(Text(file, "fixedPerPeriod")!),
        [.. file.GetProperty("brackets").EnumerateArray().Select(b => new Bracket(Text(b, "upTo") is { } limit ? Euros(limit) : null, Rate.FromPercent(Number(Text(b, "rate")!))))],
        [.. file.GetProperty("floors").EnumerateArray().Select(f => new Floor(Euros(Text(f, "amount")!), Whole(f, "seniorityFrom"), Whole(f, "seniorityTo"), Text(f, "contract")))],
        [.. file.GetProperty("annualCaps").EnumerateArray().Select(c => new AnnualCap(c.GetProperty("associate").GetBoolean(), Euros(Text(c, "amount")!)))],
        Text(file, "source")!);

    private static BaseAccounts Accounts(JsonElement row)
    {
        IReadOnlyList<string> Prefixes(string name) => [.. row.GetProperty(name).EnumerateArray().Select(a => a.GetString()!)];
        return new(Prefixes("turnover"), Prefixes("goods"), Prefixes("subcontracting"));
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int? Whole(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static Money Euros(string text) => Money.FromEuros(Number(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
