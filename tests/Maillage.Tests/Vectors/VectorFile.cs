using System.Globalization;
using System.Text.Json;

namespace Maillage.Tests.Vectors;

/// <summary>
/// The cases of one group of test vectors: copied beside the tests, or in the folder named by <c>MAILLAGE_VECTORS</c>. A figure is compared as
/// an exact decimal, and only the keys present in <c>expected</c> are.
/// </summary>
public static class VectorFile
{
    public static string Folder => Environment.GetEnvironmentVariable("MAILLAGE_VECTORS") is { Length: > 0 } folder
        ? folder : Path.Combine(AppContext.BaseDirectory, "Vectors");

    public static JsonElement Read(string group)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, group + ".json")));
        return document.RootElement.Clone();
    }

    /// <summary>One theory row for each case.</summary>
    public static TheoryData<string, string> Rows(string group)
    {
        var rows = new TheoryData<string, string>();
        foreach (var row in Read(group).GetProperty("cases").EnumerateArray()) rows.Add(row.Text("id"), row.Text("title"));
        return rows;
    }

    /// <summary>Computes one case and compares what it expects.</summary>
    /// <param name="notOfTheProduct">Operations left out on purpose, with the reason.</param>
    public static void Run(string group, string id, Func<string, JsonElement, object> compute, IReadOnlyDictionary<string, string>? notOfTheProduct = null)
    {
        var found = Read(group).GetProperty("cases").EnumerateArray().Single(c => c.Text("id") == id);
        var input = found.GetProperty("input");
        var op = input.Text("op");
        var variant = input.Flag("forcedSettled") ? op + "/forcedSettled" : op == "creditNote" && input.List("payments").Any() ? op + "/payments" : op;
        if (notOfTheProduct?.GetValueOrDefault(variant) is { } reason) Assert.Skip($"{variant}: {reason}");
        Same(found.GetProperty("expected"), compute(op, input), id);
    }

    /// <summary>Entries come in any order, each as often as expected.</summary>
    private static void SameSet(List<JsonElement> expected, List<object?> actual, string where)
    {
        string Key(IReadOnlyDictionary<string, object?> values, JsonElement like) => string.Join('|', like.EnumerateObject().Select(p =>
            values[p.Name] is decimal figure ? figure.ToString("0.00###", CultureInfo.InvariantCulture) : values[p.Name]?.ToString()));
        string Wanted(JsonElement entry) => string.Join('|', entry.EnumerateObject().Select(p =>
            p.Name == "amount" ? p.Value.Number().ToString("0.00###", CultureInfo.InvariantCulture) : p.Value.GetString()));
        var left = actual.Cast<IReadOnlyDictionary<string, object?>>().ToList();
        foreach (var entry in expected)
        {
            var index = left.FindIndex(e => Key(e, entry) == Wanted(entry));
            Assert.True(index >= 0, $"{where}: {Wanted(entry)} is not computed.");
            left.RemoveAt(index);
        }
    }

    private static void Same(JsonElement expected, object? actual, string where)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                var values = Assert.IsType<IReadOnlyDictionary<string, object?>>(actual, exactMatch: false);
                foreach (var property in expected.EnumerateObject())
                {
                    Assert.True(values.ContainsKey(property.Name), $"{where}: {property.Name} is not computed.");
                    Same(property.Value, values[property.Name], $"{where}.{property.Name}");
                }
                break;
            case JsonValueKind.Array:
                var items = Assert.IsType<IEnumerable<object?>>(actual, exactMatch: false).ToList();
                Assert.Equal(expected.GetArrayLength(), items.Count);
                if (where.EndsWith(".entries", StringComparison.Ordinal))
                {
                    SameSet([.. expected.EnumerateArray()], items, where);
                    break;
                }
                for (var i = 0; i < items.Count; i++) Same(expected[i], items[i], $"{where}[{i}]");
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Assert.True(expected.GetBoolean() == Assert.IsType<bool>(actual), where);
                break;
            case JsonValueKind.Null:
                Assert.Null(actual);
                break;
            case JsonValueKind.Number:
                Assert.True(expected.GetDecimal() == Convert.ToDecimal(actual, CultureInfo.InvariantCulture), $"{where}: {expected} expected, {actual} computed.");
                break;
            case JsonValueKind.String when actual is string text:
                Assert.Equal(expected.GetString(), text);
                break;
            default:
                var figure = decimal.Parse(expected.GetString()!, CultureInfo.InvariantCulture);
                Assert.True(figure == Assert.IsType<decimal>(actual), $"{where}: {figure} expected, {actual} computed.");
                break;
        }
    }
}

/// <summary>Short readings of a case.</summary>
public static class VectorReading
{
    public static string Text(this JsonElement row, string name) => row.GetProperty(name).GetString()!;
    public static decimal Number(this JsonElement row, string name) => row.GetProperty(name).Number();
    public static decimal Number(this JsonElement value) => decimal.Parse(value.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture);
    public static int Whole(this JsonElement row, string name) => row.GetProperty(name).GetInt32();
    public static DateOnly Day(this JsonElement row, string name) => DateOnly.Parse(row.Text(name), CultureInfo.InvariantCulture);
    public static bool Flag(this JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.GetBoolean();
    public static string? TextOrNull(this JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;
    public static IEnumerable<JsonElement> List(this JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.EnumerateArray() : [];

    public static IReadOnlyDictionary<string, object?> Values(params (string Name, object? Value)[] values) =>
        values.ToDictionary(v => v.Name, v => v.Value);
}
