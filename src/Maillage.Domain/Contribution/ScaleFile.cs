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
        Needed(Only(file, "code", "name", "source", "note", "from", "to", "levies"), "code"), Needed(file, "name"), new DateRange(Day(Needed(file, "from")), Text(file, "to") is { } to ? Day(to) : null), Rows(file, "levies", Levy), Needed(file, "source"));

    private static Levy Levy(JsonElement row)
    {
        Only(row, "code", "name", "base", "unit", "reach", "mode", "brackets", "fixed", "floors", "caps", "exemptions", "negative", "rounding");
        var (unit, reach) = (Choice(row, "unit", LevyUnit.Activity), Choice(row, "reach", LevyReach.Month));
        var brackets = Rows(row, "brackets", b => new Bracket(Text(Only(b, "upTo", "rate"), "upTo") is { } limit ? Euros(limit) : null, Rate.FromPercent(Number(Needed(b, "rate")))));
        return new(
            Needed(row, "code"), Needed(row, "name"), Base(row.GetProperty("base")),
            brackets.Count == 0 ? null : new(unit, reach, Choice(row, "mode", BracketMode.Marginal), brackets),
            Rows(row, "fixed", f => new FixedPart(Euros(Needed(Only(f, "amount", "unit", "reach"), "amount")), Choice(f, "unit", LevyUnit.Activity), Choice(f, "reach", LevyReach.Month))),
            Rows(row, "floors", f => new Floor(Euros(Needed(Only(f, "amount", "unit", "reach", "seniorityFrom", "seniorityTo", "contract"), "amount")), Choice(f, "unit", LevyUnit.Activity), Choice(f, "reach", LevyReach.Month), Whole(f, "seniorityFrom"), Whole(f, "seniorityTo"), Text(f, "contract"))),
            Rows(row, "caps", c => new Cap(Euros(Needed(Only(c, "amount", "unit", "reach", "associate"), "amount")), Choice(c, "unit", LevyUnit.Activity), Choice(c, "reach", LevyReach.Year), Flag(c, "associate"))),
            Rows(row, "exemptions", e => new Exemption(Needed(Only(e, "code", "name", "waives", "seniorityTo", "contract", "granted"), "code"), Needed(e, "name"), Choice(e, "waives", Waived.All), Whole(e, "seniorityTo"), Text(e, "contract"), Flag(e, "granted") == true)),
            Choice(row, "negative", NegativeBase.Zero), Choice(row, "rounding", LevyRounding.Cent));
    }

    private static LevyBase Base(JsonElement row) => new(Needed(Only(row, "name", "moment", "parts"), "name"), Choice(row, "moment", BaseMoment.Invoiced),
        Rows(row, "parts", p => new BasePart(Needed(Only(p, "label", "accounts", "except", "deducted"), "label"), AccountSet.Of(Texts(p, "accounts"), Texts(p, "except")), Flag(p, "deducted") == true)));

    private static IReadOnlyList<T> Rows<T>(JsonElement row, string name, Func<JsonElement, T> read) =>
        Of(row, name, JsonValueKind.Array) is { } rows ? [.. rows.EnumerateArray().Select(read)] : [];

    private static IReadOnlyList<string> Texts(JsonElement row, string name) => Rows(row, name, t => t.GetString() ?? throw new FormatException($"{name} has an empty text."));

    /// <summary>One word; several for what may be combined. A number, which would be read too, is none.</summary>
    private static T Choice<T>(JsonElement row, string name, T otherwise) where T : struct, Enum
    {
        if (Text(row, name) is not { } text) return otherwise;
        string[] words = typeof(T).IsDefined(typeof(FlagsAttribute), false) ? text.Split(", ") : [text];
        return words.All(w => Enum.GetNames<T>().Contains(w, StringComparer.OrdinalIgnoreCase)) ? Enum.Parse<T>(text, ignoreCase: true) : throw new FormatException($"{name} is not {text}.");
    }

    /// <summary>A row with no other value than these: one of another name would be lost without a word.</summary>
    private static JsonElement Only(JsonElement row, params IReadOnlyList<string> names) =>
        row.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !names.Contains(n)) is { } other ? throw new FormatException($"{other} is not known.") : row;

    private static string? Text(JsonElement row, string name) => Of(row, name, JsonValueKind.String)?.GetString();

    private static string Needed(JsonElement row, string name) => Text(row, name) ?? throw new FormatException($"{name} is missing.");

    private static int? Whole(JsonElement row, string name) => Of(row, name, JsonValueKind.Number)?.GetInt32();

    private static bool? Flag(JsonElement row, string name) => Of(row, name, JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    /// <summary>A value of some kinds; null when there is none. Of another kind, it would be lost without a word.</summary>
    private static JsonElement? Of(JsonElement row, string name, params ReadOnlySpan<JsonValueKind> kinds) =>
        !row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : kinds.Contains(value.ValueKind) ? value
        : throw new FormatException($"{name} is a {value.ValueKind}.");

    /// <summary>Of two decimals at most: what is written is what is counted.</summary>
    private static decimal Number(string text) =>
        decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) is var number && decimal.Round(number, 2) == number ? number : throw new FormatException($"{text} has more than two decimals.");

    private static Money Euros(string text) => Money.FromEuros(Number(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
