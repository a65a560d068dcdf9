using System.Text.Json.Serialization.Metadata;
using Maillage.Modules.Api.Answers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Maillage.Modules.Api.Document;

/// <summary>
/// The OpenAPI document, made from the endpoints: committed as <c>docs/api/openapi.json</c>, so that a change of the interface is a change that is read.
/// </summary>
public static class ApiDocument
{
    public const string Address = ApiPaths.Root + "/openapi.json";

    /// <summary>Its name among the documents of the program.</summary>
    public const string Name = "v1";

    private const string Scheme = "jeton";

    public static void Add(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = endpoint => $"/{endpoint.RelativePath}".StartsWith(ApiPaths.Root + "/", StringComparison.Ordinal);
        options.CreateSchemaReferenceId = NameOf;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (ApiJson.FormOf(Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) is { } form)
            {
                schema.Type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                schema.Pattern = form.Pattern;
                schema.Description ??= form.Description;
            }
            if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && ApiJson.FormOf(element) is { } each) schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = each.Pattern };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
    });

    /// <summary>Names in the document are those of the code without the mark of the API; what is written as a text has none.</summary>
    private static string? NameOf(JsonTypeInfo type) =>
        type.Type == typeof(System.Text.Json.JsonElement) ? "Json" : type.Type == typeof(Stream) || type.Type == typeof(IFormFile) || ApiJson.FormOf(Nullable.GetUnderlyingType(type.Type) ?? type.Type) is not null ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Api", "", StringComparison.Ordinal);

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path && p.Name != "month" && p.Schema?.Type == JsonSchemaType.String))
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[1-9][0-9]{0,15}$" };
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<PageAsked.Paged>().Any())
        {
            operation.Parameters.Add(new OpenApiParameter { Name = "after", In = ParameterLocation.Query, Description = "Curseur de la page suivante : il est dans l’adresse « next ».", Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            operation.Parameters.Add(new OpenApiParameter { Name = "limit", In = ParameterLocation.Query, Description = "Nombre de lignes, 50 si rien n’est dit.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "200" } });
        }
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<SentFile.Named>().Any())
            operation.Parameters.Add(new OpenApiParameter { Name = "name", In = ParameterLocation.Query, Description = "Nom du fichier.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsVersion>().Any())
            operation.Parameters.Add(new OpenApiParameter { Name = "If-Match", In = ParameterLocation.Header, Required = true, Description = "La version lue, telle que l’en-tête « ETag » de la lecture la donne.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        if (context.Description.HttpMethod == HttpMethods.Post)
            operation.Parameters.Add(new OpenApiParameter { Name = ApiFilter.KeyHeader, In = ParameterLocation.Header, Description = "Une clé neuve par demande : renvoyée dans les 24 heures, la même demande donne la même réponse sans rien refaire.", Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = KeptAnswer.LongestKey } });
        if (operation.Parameters.Count == 0) operation.Parameters = null;
        foreach (var (code, answer) in operation.Responses ?? [])
            if (answer is OpenApiResponse own)
                own.Description = code switch
                {
                    "200" => "Voici.",
                    "201" => "Créé ; l’adresse est dans « Location ».",
                    "204" => "Supprimé.",
                    _ => ApiProblem.TitleOf(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)),
                };
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Maillage",
            Version = Name,
            Description = "Ce que les pages de Maillage font, pour les programmes. Les montants sont des nombres entiers de centimes (noms en « …Cents ») ; les identités et les nombres décimaux sont des textes ; les jours s’écrivent 2026-11-24 et les mois 2026-11. Les refus suivent la RFC 9457, en français.",
            License = new OpenApiLicense { Name = "AGPL-3.0-or-later", Identifier = "AGPL-3.0-or-later" },
        };
        Loosen(document);
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Un jeton fait dans « Mon profil et ma sécurité », « Accès par programme »." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }

    /// <summary>What is sent has no other field than those of its form; answers may have new ones one day, and say so.</summary>
    private static void Loosen(OpenApiDocument document)
    {
        var sent = new HashSet<string>();
        var todo = new Stack<IOpenApiSchema?>(document.Paths.SelectMany(p => p.Value.Operations ?? []).SelectMany(o => o.Value.RequestBody?.Content?.Values ?? []).Select(c => c.Schema));
        var named = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        while (todo.TryPop(out var schema))
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } name })
            {
                if (sent.Add(name)) todo.Push(named[name]);
                continue;
            }
            foreach (var inside in schema?.Properties?.Values ?? []) todo.Push(inside);
            foreach (var choice in schema?.OneOf ?? []) todo.Push(choice);
            if (schema?.Items is { } item) todo.Push(item);
        }
        foreach (var (name, schema) in named)
            if (schema is OpenApiSchema answered && !sent.Contains(name)) answered.AdditionalPropertiesAllowed = true;
    }
}
