using System.Text.Json;

namespace Maillage.Ballots.Messages;

/// <summary>A value of a message, read strictly: the fields the specification gives and no other, none twice. Everything else is <see cref="FindingKind.MalformedMessage"/>.</summary>
internal readonly struct JsonIn(JsonElement element)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads a whole message.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> json, Func<JsonIn, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return read(new JsonIn(document.RootElement));
        }
        // InvalidOperationException: a text that is not Unicode.
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw Malformed;
        }
    }

    public static RefusedException Malformed => new(FindingKind.MalformedMessage);

    /// <summary>The value of a field that must be there.</summary>
    public JsonIn this[string name] => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? new JsonIn(value) : throw Malformed;

    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>Refuses an object that holds a field not named here.</summary>
    public JsonIn Only(params ReadOnlySpan<string> names)
    {
        if (!IsObject) throw Malformed;
        foreach (var field in element.EnumerateObject())
            if (!names.Contains(field.Name)) throw Malformed;
        return this;
    }

    public string String() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Malformed;

    public string? OptionalString(string name) => Has(name) ? this[name].String() : null;

    public int Int() => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) ? value : throw Malformed;

    public bool Boolean() => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw Malformed;

    public IReadOnlyList<T> List<T>(Func<JsonIn, T> read)
    {
        if (element.ValueKind != JsonValueKind.Array) throw Malformed;
        var items = new List<T>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray()) items.Add(read(new JsonIn(item)));
        return items;
    }
}
