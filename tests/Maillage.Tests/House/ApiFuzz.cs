using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Document;

namespace Maillage.Tests.House;

/// <summary>
/// Hostile requests to every operation of the API, made from its own document: what the document asks for, with identities that exist, then spoilt in one to
/// three places; and what no program would send. Whatever is refused is refused as a problem.
/// </summary>
internal sealed class ApiFuzz : IDisposable
{
    private readonly HttpClient http;
    private readonly IReadOnlyList<string> hostile;
    private readonly List<Operation> operations = [];
    private readonly JsonElement schemas;
    private readonly HashSet<string> reached = [];
    /// <summary>Identities by the name they bear: <c>invoiceId</c>, <c>/invoices</c>.</summary>
    private readonly Dictionary<string, List<string>> known = [];

    private ApiFuzz(HttpClient http, JsonElement document, IReadOnlyList<string> hostile)
    {
        (this.http, this.hostile, schemas) = (http, hostile, document.GetProperty("components").GetProperty("schemas"));
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var of in path.Value.EnumerateObject()) operations.Add(new(of.Name.ToUpperInvariant(), path.Name, of.Value));
    }

    public int Operations => operations.Count;

    /// <summary>How many of them were asked.</summary>
    public int Reached => reached.Count;

    public static async Task<ApiFuzz> Of(Uri address, string token, IReadOnlyList<string> hostile)
    {
        var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var document = JsonDocument.Parse(await http.GetStringAsync(ApiDocument.Address));
        var fuzz = new ApiFuzz(http, document.RootElement.Clone(), hostile);
        foreach (var list in fuzz.operations.Where(o => o.Method == "GET" && !o.Path.Contains('{')))
        {
            using var answer = await http.GetAsync(list.Path + (list.Path.EndsWith("/waiting", StringComparison.Ordinal) ? "?method=cheque" : ""));
            if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "application/json")
                fuzz.Learn(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, list.Path[ApiPaths.Root.Length..]);
        }
        return fuzz;
    }

    /// <summary>One request, and what is wrong with its answer; null when nothing is.</summary>
    public async Task<(string Told, string? Fault)> Case(Random random)
    {
        var operation = operations[random.Next(operations.Count)];
        reached.Add($"{operation.Method} {operation.Path}");
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), Address(operation, random));
        foreach (var (name, value) in Headers(operation, random)) request.Headers.TryAddWithoutValidation(name, value);
        var (content, body) = Content(operation, random);
        request.Content = content;
        var told = $"{operation.Method} {Short($"{request.RequestUri}")} {Short(body)}";
        using var answer = await http.SendAsync(request);
        var status = (int)answer.StatusCode;
        // The server itself refuses a null character in a path, before the program is asked.
        if (status == 400 && request.RequestUri!.OriginalString.Split('?')[0].Contains("%00", StringComparison.Ordinal)) return (told, null);
        return (told, status >= 500 ? $"answered {status}" : status >= 400 && answer.Content.Headers.ContentType?.MediaType != ApiProblem.MediaType ? $"refused with {status} and no problem" : null);
    }

    public void Dispose() => http.Dispose();

    private string Address(Operation operation, Random random)
    {
        var path = operation.Path;
        var query = new List<string>();
        foreach (var parameter in operation.Parameters)
        {
            var (name, place) = (parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString());
            if (place == "path")
            {
                var value = random.Next(8) == 0 ? Any(random) : name == "id" && known.TryGetValue(operation.Resource, out var own) ? own[random.Next(own.Count)] : Text(Sample(parameter.GetProperty("schema"), name, random, 0));
                path = path.Replace($"{{{name}}}", Escape(value.Length is 0 or > 300 ? "0" : value), StringComparison.Ordinal);
            }
            else if (place == "query" && random.Next(3) > 0)
                for (var times = random.Next(6) == 0 ? 3 : 1; times > 0; times--) query.Add($"{name}={Escape(Cut(random.Next(2) == 0 ? Any(random) : Text(Sample(parameter.GetProperty("schema"), name, random, 0))))}");
        }
        if (random.Next(10) == 0) query.Add($"{Escape(Cut(Any(random)))}={Escape(Cut(Any(random)))}");
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private static IEnumerable<(string, string)> Headers(Operation operation, Random random)
    {
        string[] versions = ["\"1\"", "\"1\"", "\"1\"", "\"2\"", "\"0\"", "\"-1\"", "*", "", "\"", "\"\"", "W/\"1\"", "\"1\", \"2\"", "\"99999999999\"", "\"2147483647\"", "1", "\"un\""];
        string[] keys = ["cle-1", "cle-2", "", " ", new('k', 200), new('k', 201), new('k', 5_000), "a b", "'; DROP TABLE x; --", "%00", "\t"];
        if (operation.Has("If-Match") || random.Next(10) == 0) yield return ("If-Match", versions[random.Next(versions.Length)]);
        if (operation.Method == "POST" ? random.Next(3) == 0 : random.Next(20) == 0) yield return (ApiFilter.KeyHeader, keys[random.Next(keys.Length)]);
        if (random.Next(25) == 0) yield return ("Accept", "text/html, */*;q=0.1");
        if (random.Next(25) == 0) yield return ("X-HTTP-Method-Override", "DELETE");
    }

    private (HttpContent?, string) Content(Operation operation, Random random)
    {
        if (operation.Body is not { } asked) return random.Next(operation.Method == "GET" ? 30 : 4) > 0 ? (null, "") : (new StringContent(Any(random), Encoding.UTF8, "application/json"), "body where none is asked for");
        var type = asked.EnumerateObject().First();
        if (type.Name == "application/octet-stream")
        {
            byte[][] files = [[], "%PDF-1.7\n%%EOF"u8.ToArray(), [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], "nom;ville\nAtelier;Crest\n\"non fermé"u8.ToArray(), [.. Enumerable.Repeat((byte)0xff, 5_000)], new byte[10_000_001]];
            var bytes = files[random.Next(files.Length - (random.Next(20) > 0 ? 1 : 0))];
            return (Bytes(bytes, random.Next(10) == 0 ? "text/plain" : type.Name), $"file of {bytes.Length} bytes");
        }
        var sample = Sample(type.Value.GetProperty("schema"), "", random, 0);
        for (var change = random.Next(4); change > 0; change--) sample = Spoil(sample, random);
        var json = sample?.ToJsonString() ?? "null";
        switch (random.Next(24))
        {
            case 0: json = json[..random.Next(json.Length)]; break;
            case 1: json = json.Replace("{\"", "{\"date\":1,\"date\":2,\"", StringComparison.Ordinal); break;
            case 2: json = new string('[', 3_000) + json; break;
            case 3: json = string.Concat(Enumerable.Repeat("{\"lines\":", 200)) + "null" + new string('}', 200); break;
            case 4: json = json.Replace("Essai", "\\ud800", StringComparison.Ordinal).Replace("{\"", "{\"\\udc00\":1,\"", StringComparison.Ordinal); break;
            case 5: json = json.Replace("Essai", "a\\u0000b", StringComparison.Ordinal); break;
            case 6: return (Bytes([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(json)], type.Name), json);
            case 7: return (Bytes(Encoding.Unicode.GetBytes(json), "application/json; charset=utf-16"), json);
            case 8: return (Bytes([.. Encoding.UTF8.GetBytes(json), 0xc3, 0x28, 0xff], type.Name), json);
            case 9: return (Bytes(Encoding.UTF8.GetBytes(json), ((string[])["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/json;;", "*/*"])[random.Next(6)]), json);
            case 10: json = Any(random); break;
        }
        return (Bytes(Encoding.UTF8.GetBytes(json), type.Name), json);
    }

    /// <summary>What a schema asks for, with identities that exist.</summary>
    private JsonNode? Sample(JsonElement schema, string name, Random random, int depth)
    {
        if (schema.TryGetProperty("$ref", out var named)) return Sample(schemas.GetProperty(named.GetString()!.Split('/')[^1]), name, random, depth);
        if (schema.TryGetProperty("oneOf", out var choices)) return random.Next(4) == 0 ? null : Sample(choices.EnumerateArray().First(c => !IsNull(c)), name, random, depth);
        if (schema.TryGetProperty("enum", out var values)) return values.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => JsonValue.Create(v.GetString())).ElementAt(random.Next(values.GetArrayLength()) % values.EnumerateArray().Count(v => v.ValueKind == JsonValueKind.String));
        var types = !schema.TryGetProperty("type", out var type) ? ["string"] : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
        if (types.Contains("null") && random.Next(3) == 0) return null;
        switch (types.First(t => t != "null"))
        {
            case "object":
                var made = new JsonObject();
                if (depth < 8 && schema.TryGetProperty("properties", out var properties))
                    foreach (var property in properties.EnumerateObject())
                        if (random.Next(2) == 0 || schema.TryGetProperty("required", out var needed) && needed.EnumerateArray().Any(n => n.GetString() == property.Name)) made[property.Name] = Sample(property.Value, property.Name, random, depth + 1);
                return made;
            case "array":
                return new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Sample(schema.GetProperty("items"), name.TrimEnd('s'), random, depth + 1))]);
            case "integer":
                return ((long[])[0, 1, 2, 30, 1_000, 12_000, 120_060, -100, 2026])[random.Next(9)];
            case "number":
                return 1.5;
            case "boolean":
                return random.Next(2) == 0;
        }
        var format = schema.TryGetProperty("format", out var f) ? f.GetString() : "";
        var pattern = schema.TryGetProperty("pattern", out var p) ? p.GetString()! : "";
        if (format == "date") return ((string[])["2026-11-20", "2026-11-25", "2026-01-01", "2026-12-31", "2025-02-28"])[random.Next(5)];
        if (pattern.StartsWith("^[1-9]", StringComparison.Ordinal) || name.EndsWith("Id", StringComparison.Ordinal) || name is "activity" or "entity" or "customer")
            return known.GetValueOrDefault(name.EndsWith("Id", StringComparison.Ordinal) ? name : name + "Id") is { Count: > 0 } ids ? ids[random.Next(ids.Count)] : "1";
        if (pattern.StartsWith("^[0-9]{4}-", StringComparison.Ordinal) || name is "month" or "from" or "to") return ((string[])["2026-10", "2026-11", "2026-09", "2025-12"])[random.Next(4)];
        if (pattern.StartsWith("^-?", StringComparison.Ordinal)) return ((string[])["1", "0", "5.5", "20", "100", "1440.5"])[random.Next(6)];
        return name switch
        {
            "vatCode" => "FR200",
            "account" => "606300",
            "journal" => "OD",
            "siren" => "552100554",
            "content" => "JVBERi0xLjc=",
            "scale" => "solstice-2017",
            _ => random.Next(6) == 0 ? "" : "Essai",
        };
    }

    /// <summary>One place of a value changed for something it should not be.</summary>
    private JsonNode? Spoil(JsonNode? node, Random random)
    {
        if (node is null || random.Next(12) == 0) return Wrong(random);
        var places = new List<(JsonNode Parent, string? Name, int Rank)>();
        Walk(node);
        if (places.Count == 0) return Wrong(random);
        var (parent, name, rank) = places[random.Next(places.Count)];
        if (parent is JsonObject of)
            switch (random.Next(5))
            {
                case 0: of.Remove(name!); break;
                case 1: of[Cut(Any(random)) + "x"] = Wrong(random); break;
                default: of[name!] = Wrong(random); break;
            }
        else if (parent is JsonArray list)
        {
            if (random.Next(3) == 0) for (var more = random.Next(2) == 0 ? 600 : 3; more > 0; more--) list.Add(list[rank]?.DeepClone());
            else list[rank] = Wrong(random);
        }
        return node;

        void Walk(JsonNode at)
        {
            if (at is JsonObject o)
                foreach (var (n, v) in o)
                {
                    places.Add((o, n, 0));
                    if (v is not null) Walk(v);
                }
            else if (at is JsonArray a)
                for (var i = 0; i < a.Count; i++)
                {
                    places.Add((a, null, i));
                    if (a[i] is { } v) Walk(v);
                }
        }
    }

    private JsonNode? Wrong(Random random) => random.Next(9) switch
    {
        0 => null,
        1 => ((long[])[-1, 0, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 99_999_999_999])[random.Next(7)],
        2 => 1e300,
        3 => 0.1m,
        4 => random.Next(2) == 0,
        5 => new JsonArray(1, "deux", null),
        6 => new JsonObject { ["a"] = new JsonArray(new JsonObject()) },
        _ => Any(random),
    };

    /// <summary>Identities in what a list answered.</summary>
    private void Learn(JsonElement answer, string path)
    {
        if (answer.ValueKind == JsonValueKind.Array)
            foreach (var item in answer.EnumerateArray()) Learn(item, path);
        if (answer.ValueKind != JsonValueKind.Object) return;
        foreach (var property in answer.EnumerateObject())
            if (property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object) Learn(property.Value, property.Name == "items" ? path : "");
            else if (property.Value.ValueKind == JsonValueKind.String && (property.Name == "id" || property.Name.EndsWith("Id", StringComparison.Ordinal)))
                foreach (var name in property.Name == "id" ? path.Length > 0 ? new[] { path, Singular(path) } : [] : new[] { property.Name })
                    if ((known.TryGetValue(name, out var ids) ? ids : known[name] = []) is { Count: < 200 } few) few.Add(property.Value.GetString()!);
    }

    /// <summary><c>/cash-deposits</c> names <c>cashDepositId</c>.</summary>
    private static string Singular(string path)
    {
        var words = path.TrimStart('/').Split('/')[0].Split('-');
        var last = words[^1] switch { "people" => "person", var w when w.EndsWith("ies", StringComparison.Ordinal) => w[..^3] + "y", var w => w.TrimEnd('s') };
        return string.Concat(words[..^1].Append(last).Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..])) + "Id";
    }

    private string Any(Random random) => hostile[random.Next(hostile.Count)];

    private static bool IsNull(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "null";

    private static string Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "";

    private static ByteArrayContent Bytes(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static string Cut(string text) => text.Length > 500 ? text[..500] : text;

    private static string Escape(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' ? ((char)b).ToString() : $"%{b:X2}"));

    private static string Short(string text) => text.Length > 200 ? text[..200] + "…" : text;

    private sealed record Operation(string Method, string Path, JsonElement Of)
    {
        public IReadOnlyList<JsonElement> Parameters { get; } = Of.TryGetProperty("parameters", out var all) ? [.. all.EnumerateArray()] : [];
        public JsonElement? Body { get; } = Of.TryGetProperty("requestBody", out var body) ? body.GetProperty("content") : null;

        /// <summary>The list that its identity is of.</summary>
        public string Resource { get; } = "/" + Path[(ApiPaths.Root.Length + 1)..].Split('/')[0];

        public bool Has(string parameter) => Parameters.Any(p => p.GetProperty("name").GetString() == parameter);
    }
}
