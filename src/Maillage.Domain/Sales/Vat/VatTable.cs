using System.Text.Json;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Vat;

/// <summary>The VAT codes, by date: <c>rules/vat.json</c> in memory.</summary>
public sealed class VatTable
{
    private readonly Dictionary<string, VatCode> byCode;
    private readonly DateOnly cgiUntil;
    private readonly DateOnly cibsFrom;

    private VatTable(IReadOnlyList<VatCode> codes, DateOnly cgiUntil, DateOnly cibsFrom)
    {
        Codes = codes;
        byCode = codes.ToDictionary(c => c.Code, StringComparer.Ordinal);
        (this.cgiUntil, this.cibsFrom) = (cgiUntil, cibsFrom);
    }

    /// <summary>All codes, past ones too, in the order in which they are offered.</summary>
    public IReadOnlyList<VatCode> Codes { get; }

    /// <summary>The codes in force at <paramref name="day"/>, in the order in which they are offered.</summary>
    public IReadOnlyList<VatCode> At(DateOnly day) => [.. Codes.Where(c => c.Validity.Contains(day))];

    /// <summary>A code in force at <paramref name="day"/>. Refused when it does not exist or is not in force.</summary>
    /// <param name="field">The form field the refusal is about.</param>
    public Result<VatCode> Find(string? code, DateOnly day, string? field = null)
    {
        if (string.IsNullOrEmpty(code) || !byCode.TryGetValue(code, out var found))
            return new Refusal("sales.vat.unknown", "Choisissez un taux de TVA dans la liste.", field);
        if (found.Validity.Contains(day)) return found;
        var when = day < found.Validity.From
            ? $"commence le {French.LongDate(found.Validity.From)}"
            : $"n’existe plus depuis le {French.LongDate(found.Validity.To!.Value.AddDays(1))}";
        return new Refusal("sales.vat.not-in-force",
            $"«\u00a0{found.Label}\u00a0» {when}{French.NoBreak}: choisissez un taux en vigueur le {French.LongDate(day)}.", field, found.Source);
    }

    /// <summary>A code of an old document, whatever its date; null when it does not exist.</summary>
    public VatCode? Known(string code) => byCode.GetValueOrDefault(code);

    /// <summary>
    /// What a document of <paramref name="day"/> prints for a zero rate: the reason with its reference, the CIBS one as soon as it is in force
    /// and known, the CGI one as long as it is accepted or the other is unknown. Null for a taxed code.
    /// </summary>
    public string? Mention(VatCode code, DateOnly day)
    {
        if (code.Reason is null) return null;
        var cibs = day >= cibsFrom ? code.Cibs : null;
        var cgi = cibs is null || day <= cgiUntil ? code.Cgi : null;
        return $"{code.Reason}, {string.Join("\u00a0; ", new[] { cgi, cibs }.OfType<string>())}";
    }

    /// <summary>Reads <c>rules/vat.json</c>.</summary>
    /// <exception cref="FormatException">When the file does not hold what the table needs.</exception>
    public static VatTable Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var references = document.RootElement.GetProperty("references");
            var codes = document.RootElement.GetProperty("codes").EnumerateArray().Select(Code).ToList();
            return new VatTable(codes, Day(references, "cgiUntil"), Day(references, "cibsFrom"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The table of VAT codes cannot be read: " + e.Message, e);
        }
    }

    private static VatCode Code(JsonElement row)
    {
        var ca3 = row.GetProperty("ca3");
        var code = new VatCode(
            row.GetProperty("code").GetString()!,
            new Rate(row.GetProperty("rate").GetInt32()),
            row.GetProperty("label").GetString()!,
            Enum.Parse<VatCategory>(row.GetProperty("category").GetString()!),
            row.GetProperty("vatex").GetString(),
            row.GetProperty("mention").GetString(),
            row.GetProperty("cgi").GetString()!,
            row.GetProperty("cibs").GetString(),
            ca3.ValueKind == JsonValueKind.Null ? null : ca3.GetProperty("base").GetString(),
            ca3.ValueKind == JsonValueKind.Null ? null : ca3.GetProperty("tax").GetString(),
            new DateRange(Day(row, "from"), row.GetProperty("to").ValueKind == JsonValueKind.Null ? null : Day(row, "to")),
            row.GetProperty("source").GetString()!);
        if (code.IsTaxed == (code.Rate == Rate.Zero) || code.IsTaxed != (code.Reason is null))
            throw new ArgumentException($"{code.Code}: a taxed code has a rate and no reason, any other has a reason and no rate.");
        return code;
    }

    private static DateOnly Day(JsonElement row, string name) =>
        DateOnly.ParseExact(row.GetProperty(name).GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
