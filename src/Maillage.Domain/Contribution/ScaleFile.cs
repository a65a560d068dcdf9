using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Contribution;

/// <summary>Scales as text, in the form of <c>rules/contribution/*.json</c>: amounts in euros, rates in percent, as texts.</summary>
public static class ScaleFile
{
    /// <summary>The scale of one file.</summary>
    /// <exception cref="FormatException">When the file does not hold a sound scale.</exception>
    public static Scale Parse(string json)
    {
        var scale = Read(json) ?? throw new FormatException("The scale cannot be read.");
        return ScaleCheck.Of(scale).Refusal is { } refusal ? throw new FormatException($"{scale.Code}: {refusal.Message}") : scale;
    }

    /// <summary>The scale of a text that anyone may have written, sound or not; null when it has not the form of one.</summary>
    public static Scale? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The file of a scale: what <see cref="Parse"/> reads back as the same scale.</summary>
    public static string Write(Scale scale)
    {
        var file = new JsonObject
        {
            ["code"] = scale.Code,
            ["name"] = scale.Name,
            ["source"] = scale.Source,
            ["from"] = Day(scale.Validity.From),
            ["to"] = scale.Validity.To is { } to ? Day(to) : null,
            ["levies"] = new JsonArray([.. scale.Levies.Select(Write)]),
        };
        return file.ToJsonString(Readable);
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static JsonObject Write(Levy levy) => new()
    {
        ["code"] = levy.Code,
        ["name"] = levy.Name,
        ["base"] = new JsonObject
        {
            ["name"] = levy.Base.Name,
            ["moment"] = Word(levy.Base.Moment),
            ["parts"] = Rows(levy.Base.Parts, p => new() { ["label"] = p.Label, ["accounts"] = Texts(p.Accounts.In), ["except"] = Texts(p.Accounts.Out), ["deducted"] = p.Deducted }),
        },
        ["unit"] = Word(levy.Rates?.Unit ?? LevyUnit.Activity),
        ["reach"] = Word(levy.Rates?.Reach ?? LevyReach.Month),
        ["mode"] = Word(levy.Rates?.Mode ?? BracketMode.Marginal),
        ["brackets"] = Rows(levy.Rates?.Brackets ?? [], b => new() { ["upTo"] = b.UpTo is { } limit ? Euros(limit) : null, ["rate"] = Number(b.Rate.Percent) }),
        ["fixed"] = Rows(levy.Fixed, f => new() { ["amount"] = Euros(f.Amount), ["unit"] = Word(f.Unit), ["reach"] = Word(f.Reach) }),
        ["floors"] = Rows(levy.Floors, f => new() { ["amount"] = Euros(f.Amount), ["unit"] = Word(f.Unit), ["reach"] = Word(f.Reach), ["seniorityFrom"] = f.SeniorityFrom, ["seniorityTo"] = f.SeniorityTo, ["contract"] = f.Contract }),
        ["caps"] = Rows(levy.Caps, c => new() { ["amount"] = Euros(c.Amount), ["unit"] = Word(c.Unit), ["reach"] = Word(c.Reach), ["associate"] = c.Associate }),
        ["exemptions"] = Rows(levy.Exemptions, e => new() { ["code"] = e.Code, ["name"] = e.Name, ["waives"] = Word(e.Waives), ["seniorityTo"] = e.SeniorityTo, ["contract"] = e.Contract, ["granted"] = e.Granted }),
        ["negative"] = Word(levy.Negative),
        ["rounding"] = Word(levy.Rounding),
    };

    private static JsonArray Rows<T>(IEnumerable<T> rows, Func<T, JsonObject> write) => new([.. rows.Select(write)]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Euros(Money amount) => amount.Euros.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Scale Read(JsonElement file) => new(
        Text(file, "code")!, Text(file, "name")!, new DateRange(Day(Text(file, "from")!), Text(file, "to") is { } to ? Day(to) : null), Rows(file, "levies", Levy), Text(file, "source")!);

    private static Levy Levy(JsonElement row)
    {
        var (unit, reach) = (Choice(row, "unit", LevyUnit.Activity), Choice(row, "reach", LevyReach.Month));
        var brackets = Rows(row, "brackets", b => new Bracket(Text(b, "upTo") is { } limit ? Euros(limit) : null, Rate.FromPercent(Number(Text(b, "rate")!))));
        return new(
            Text(row, "code")!, Text(row, "name")!, Base(row.GetProperty("base")),
            brackets.Count == 0 ? null : new(unit, reach, Choice(row, "mode", BracketMode.Marginal), brackets),
            Rows(row, "fixed", f => new FixedPart(Euros(Text(f, "amount")!), Choice(f, "unit", LevyUnit.Activity), Choice(f, "reach", LevyReach.Month))),
            Rows(row, "floors", f => new Floor(Euros(Text(f, "amount")!), Choice(f, "unit", LevyUnit.Activity), Choice(f, "reach", LevyReach.Month), Whole(f, "seniorityFrom"), Whole(f, "seniorityTo"), Text(f, "contract"))),
            Rows(row, "caps", c => new Cap(Euros(Text(c, "amount")!), Choice(c, "unit", LevyUnit.Activity), Choice(c, "reach", LevyReach.Year), Flag(c, "associate"))),
            Rows(row, "exemptions", e => new Exemption(Text(e, "code")!, Text(e, "name")!, Choice(e, "waives", Waived.All), Whole(e, "seniorityTo"), Text(e, "contract"), Flag(e, "granted") == true)),
            Choice(row, "negative", NegativeBase.Zero), Choice(row, "rounding", LevyRounding.Cent));
    }

    private static LevyBase Base(JsonElement row) => new(Text(row, "name")!, Choice(row, "moment", BaseMoment.Invoiced),
        Rows(row, "parts", p => new BasePart(Text(p, "label")!, AccountSet.Of(Texts(p, "accounts"), Texts(p, "except")), Flag(p, "deducted") == true)));

    private static IReadOnlyList<T> Rows<T>(JsonElement row, string name, Func<JsonElement, T> read) =>
        row.TryGetProperty(name, out var rows) && rows.ValueKind == JsonValueKind.Array ? [.. rows.EnumerateArray().Select(read)] : [];

    private static IReadOnlyList<string> Texts(JsonElement row, string name) => Rows(row, name, t => t.GetString()!);

    private static T Choice<T>(JsonElement row, string name, T otherwise) where T : struct, Enum => Text(row, name) is { } text ? Enum.Parse<T>(text, ignoreCase: true) : otherwise;

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    private static int? Whole(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static bool? Flag(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static Money Euros(string text) => Money.FromEuros(Number(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
