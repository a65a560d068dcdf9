using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maillage.Tests.House;

/// <summary>The least that an operation of the API can be sent, read from its document: what it needs, and the things it speaks of.</summary>
/// <param name="idOf">The identity of a thing, by the name of the field that speaks of it: <c>activityId</c>.</param>
internal sealed class ApiSample(JsonElement document, Func<string, string> idOf)
{
    /// <summary>Words that only some values suit.</summary>
    private static readonly Dictionary<string, string> Words = new() { ["vatCode"] = "FR200", ["account"] = "606300", ["journal"] = "OD", ["content"] = "JVBERi0xLjc=", ["siren"] = "552100554" };

    /// <summary>JSON for an operation; null when it takes none.</summary>
    public string? Of(string method, string path) =>
        document.GetProperty("paths").GetProperty(path).GetProperty(method.ToLowerInvariant()).TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? Value(json.GetProperty("schema"), "")!.ToJsonString() : null;

    private JsonNode? Value(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("$ref", out var named)) return Value(document.GetProperty("components").GetProperty("schemas").GetProperty(named.GetString()!.Split('/')[^1]), name);
        if (schema.TryGetProperty("oneOf", out var choices)) return Value(choices.EnumerateArray().First(c => c.TryGetProperty("$ref", out _) || !Types(c).Contains("null")), name);
        if (schema.TryGetProperty("enum", out var values)) return JsonValue.Create(values.EnumerateArray().First(v => v.ValueKind == JsonValueKind.String).GetString());
        return Types(schema).First(t => t != "null") switch
        {
            "object" => Object(schema),
            "array" => new JsonArray(Value(schema.GetProperty("items"), name.TrimEnd('s'))),
            "integer" or "number" => 1,
            "boolean" => false,
            _ => Text(schema, name),
        };
    }

    private JsonObject Object(JsonElement schema)
    {
        var needed = schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!).ToHashSet() : [];
        var properties = schema.TryGetProperty("properties", out var all) ? all.EnumerateObject().ToList() : [];
        return new(properties.Where(p => needed.Contains(p.Name) || p.Name is "activityId" or "customerId").Select(p => KeyValuePair.Create(p.Name, Value(p.Value, p.Name))));
    }

    private string Text(JsonElement schema, string name)
    {
        var pattern = schema.TryGetProperty("pattern", out var p) ? p.GetString()! : "";
        return schema.TryGetProperty("format", out var format) && format.GetString() == "date" ? "2026-11-20"
            : pattern.StartsWith("^[0-9]{4}-", StringComparison.Ordinal) ? "2026-11"
            : name.EndsWith("Id", StringComparison.Ordinal) ? idOf(name)
            : pattern.StartsWith("^-?", StringComparison.Ordinal) ? "1"
            : Words.GetValueOrDefault(name, "Essai");
    }

    private static List<string> Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? ["string"] : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];
}
