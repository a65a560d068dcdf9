using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Maillage.Modules.Api.Document;

/// <summary>The document of the API, to be read: made from the same document that programs get, without script, wherever the network ends.</summary>
[Open("La documentation décrit l’interface, la même pour toutes les coopératives.")]
public sealed class IndexModel([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents) : PageModel
{
    public OpenApiDocument Document { get; private set; } = null!;

    /// <summary>The operations under each heading, in the order of the document.</summary>
    public IReadOnlyList<IGrouping<string, Operation>> Headings { get; private set; } = [];

    public IEnumerable<KeyValuePair<string, IOpenApiSchema>> Schemas => (Document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).OrderBy(s => s.Key, StringComparer.Ordinal);

    public async Task OnGet()
    {
        Document = await documents.GetOpenApiDocumentAsync(HttpContext.RequestAborted);
        Headings = [.. Document.Paths.SelectMany(p => (p.Value.Operations ?? []).Select(o => new Operation(o.Key.Method, p.Key, o.Value))).GroupBy(o => o.Of.Tags?.FirstOrDefault()?.Name ?? "")];
    }

    /// <summary>What is sent, or answered with success: the name of its schema; null without content.</summary>
    public static IOpenApiSchema? Content(IDictionary<string, OpenApiMediaType>? content) => content?.Values.FirstOrDefault()?.Schema;

    /// <summary>A schema in words: the name of one that has its own section, the type of the others.</summary>
    public static (string Word, string? Name) InWords(IOpenApiSchema? schema) => schema switch
    {
        null => ("", null),
        OpenApiSchemaReference named => (named.Reference.Id ?? "", named.Reference.Id),
        { Type: { } type } when type.HasFlag(JsonSchemaType.Array) => InWords(schema.Items) is var (word, name) ? ($"liste de {word}", name) : ("liste", null),
        { OneOf: { Count: > 0 } choices } => InWords(choices.OfType<OpenApiSchemaReference>().FirstOrDefault()),
        { Enum: { Count: > 0 } values } => (string.Join(", ", values.Select(v => v?.ToString())), null),
        { Type: { } type } => (Word(type, schema.Format), null),
        _ => ("", null),
    };

    public static bool MayBeNull(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(s => s.Type == JsonSchemaType.Null) == true;

    private static string Word(JsonSchemaType type, string? format) => format switch
    {
        "date" => "jour",
        "date-time" => "instant",
        "binary" => "fichier",
        _ when type.HasFlag(JsonSchemaType.Integer) => "nombre entier",
        _ when type.HasFlag(JsonSchemaType.Number) => "nombre",
        _ when type.HasFlag(JsonSchemaType.Boolean) => "vrai ou faux",
        _ when type.HasFlag(JsonSchemaType.Object) => "objet",
        _ => "texte",
    };

    public sealed record Operation(string Method, string Path, OpenApiOperation Of);
}
