using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Maillage.Modules.Api.Answers;

/// <summary>What a request gives its endpoint, which may not be readable: the endpoint is then not entered.</summary>
public interface IRead
{
    /// <summary>Why it cannot be read; none when it was.</summary>
    IReadOnlyList<Refusal> Unread { get; }
}

/// <summary>The JSON a request carries. Fields that do not exist and values of a wrong form are refused, each with its path.</summary>
public sealed class Sent<T> : IRead, IEndpointParameterMetadataProvider where T : class
{
    /// <summary>In millions of bytes; a file of 5 Mo makes seven of base 64.</summary>
    private static readonly int Longest = typeof(IWithFile).IsAssignableFrom(typeof(T)) ? 8 : 2;

    private readonly T? value;

    private Sent(T? value, IReadOnlyList<Refusal> unread) => (this.value, Unread) = (value, unread);

    public IReadOnlyList<Refusal> Unread { get; }

    public T Value => value ?? throw new InvalidOperationException("A request that was not read does not enter its endpoint.");

    public static async ValueTask<Sent<T>?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        if (await SentBytes.Read(http, Longest * 1_000_000) is not { } bytes) return new(null, [new("request.long", $"La demande dépasse {Longest} millions d’octets.")]);
        try
        {
            using var document = JsonDocument.Parse(bytes, new() { AllowDuplicateProperties = false });
            if (Amiss(document.RootElement, options.GetTypeInfo(typeof(T)), "").ToList() is { Count: > 0 } amiss) return new(null, amiss);
        }
        catch (InvalidOperationException)
        {
            return new(null, [new("request.text", "Un texte de la demande n’est pas de l’Unicode.")]);
        }
        catch (JsonException broken)
        {
            return new(null, [new("request.json", $"Ce n’est pas du JSON : ligne {broken.LineNumber + 1}, signe {broken.BytePositionInLine + 1}.")]);
        }
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, options) is { } value ? new(value, []) : new(null, [new("request.empty", "La demande est vide.")]);
        }
        catch (JsonException wrong)
        {
            var path = wrong.Path?.TrimStart('$').TrimStart('.') ?? "";
            return new(null, [new("request.form", path.Length == 0 ? "La demande n’a pas la forme attendue." : $"« {French.Excerpt(path)} » : la valeur n’a pas la forme attendue.", path.Length == 0 ? null : path)]);
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    /// <summary>The fields that the type does not have, and those it asks for that are not there.</summary>
    private static IEnumerable<Refusal> Amiss(JsonElement element, JsonTypeInfo type, string path)
    {
        string At(string name) => path.Length == 0 ? name : $"{path}.{name}";
        if (element.ValueKind == JsonValueKind.Object && type.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var sent in element.EnumerateObject())
                if (type.Properties.FirstOrDefault(p => p.Name == sent.Name) is not { } property)
                    yield return new("request.unknown-field", $"« {French.Excerpt(At(sent.Name))} » : ce champ n’existe pas.", At(sent.Name));
                else
                    foreach (var inside in Amiss(sent.Value, type.Options.GetTypeInfo(property.PropertyType), At(sent.Name))) yield return inside;
            foreach (var needed in type.Properties.Where(p => p.IsRequired && !element.TryGetProperty(p.Name, out _)))
                yield return new("request.missing-field", $"« {At(needed.Name)} » : ce champ est nécessaire.", At(needed.Name));
        }
        else if (element.ValueKind == JsonValueKind.String && element.GetString()!.Contains('\0'))
            yield return new("request.text", $"« {French.Excerpt(path)} » : un texte ne contient pas de caractère nul.", path.Length == 0 ? null : path);
        else if (element.ValueKind == JsonValueKind.Array && type.Kind == JsonTypeInfoKind.Enumerable)
            foreach (var inside in element.EnumerateArray().SelectMany((item, i) => Item(item, type, $"{path}[{i}]"))) yield return inside;
    }

    /// <summary>The serializer watches over what may be null among properties, not within lists.</summary>
    private static IEnumerable<Refusal> Item(JsonElement item, JsonTypeInfo list, string path) => item.ValueKind == JsonValueKind.Null
        ? [new("request.null", $"« {French.Excerpt(path)} » : il manque une valeur.", path)]
        : Amiss(item, list.Options.GetTypeInfo(list.ElementType!), path);
}

/// <summary>A file a request carries as it is, its name in the address: <c>?name=plan.pdf</c>. What it is, its first bytes say.</summary>
public sealed class SentFile : IRead, IEndpointParameterMetadataProvider
{
    private const int Longest = 10_000_000;
    private const string Binary = "application/octet-stream";

    private SentFile(string name, byte[] bytes, IReadOnlyList<Refusal> unread) => (Name, Bytes, Unread) = (name, bytes, unread);

    public string Name { get; }
    public byte[] Bytes { get; }
    public IReadOnlyList<Refusal> Unread { get; }

    public static async ValueTask<SentFile?> BindAsync(HttpContext http, ParameterInfo parameter) => await SentBytes.Read(http, Longest) is { } bytes
        ? new(http.Request.Query["name"].ToString(), bytes, []) : new("", [], [new("request.long", "Le fichier dépasse dix millions d’octets.")]);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata([Binary], typeof(Stream)));
        builder.Metadata.Add(new Named());
    }

    /// <summary>Marks the endpoints that take the name of a file.</summary>
    public sealed class Named;
}

/// <summary>What a request carries, read whole.</summary>
internal static class SentBytes
{
    /// <summary>Null when there is more than <paramref name="most"/> bytes; kept for the hash of the request.</summary>
    public static async Task<byte[]?> Read(HttpContext http, int most)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most) return null;
        }
        var all = bytes.ToArray();
        http.Items[typeof(IRead)] = all;
        return all;
    }
}

/// <summary>The version a request changes, as <c>If-Match</c> says it.</summary>
public sealed class IfMatch : IRead
{
    public static Refusal Missing { get; } = new("version.missing", "Dites quelle version vous modifiez : renvoyez l’en-tête « ETag » de la lecture dans « If-Match ».");

    private IfMatch(int version, IReadOnlyList<Refusal> unread) => (Version, Unread) = (version, unread);

    public int Version { get; }
    public IReadOnlyList<Refusal> Unread { get; }

    public static ValueTask<IfMatch?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var header = http.Request.Headers.IfMatch.ToString();
        return ValueTask.FromResult<IfMatch?>(header.Length == 0 ? new(0, [Missing])
            : header is ['"', .. var digits, '"'] && int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var version) ? new(version, [])
            : new(0, [new("request.if-match", "« If-Match » porte une seule version, telle que l’« ETag » de la lecture la donne : \"7\".")]));
    }
}
