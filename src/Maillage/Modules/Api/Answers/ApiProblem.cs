using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Microsoft.Extensions.Options;

namespace Maillage.Modules.Api.Answers;

/// <summary>A refusal that holds until what it announces was shown and is confirmed.</summary>
public interface IConfirmable
{
    /// <summary>What would happen, in French.</summary>
    string Announced { get; }

    /// <summary>Tells what was announced from anything else: given back, it confirms it.</summary>
    string Shown { get; }
}

/// <summary>Why a request was not followed, as RFC 9457 writes it.</summary>
public sealed record ApiProblem(
    [property: Description("Mot stable du motif, pour les programmes : urn:maillage: puis le type du refus.")] string Type,
    [property: Description("Ce que dit le code de réponse, en une phrase.")] string Title,
    [property: Description("Le code de réponse HTTP.")] int Status,
    [property: Description("Le fait et comment en sortir.")] string Detail,
    [property: Description("Les motifs par champ de la demande.")] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors = null,
    [property: Description("Le texte de loi, le statut ou la règle derrière le refus.")] string? Law = null,
    [property: Description("Ce qui attend une confirmation : renvoyez cette valeur dans « shown » pour confirmer ce que « detail » annonce.")] string? Shown = null)
{
    public const string MediaType = "application/problem+json";

    /// <summary>Of what a use case refused.</summary>
    /// <param name="conditional">Whether the request said which version it changes.</param>
    public static ApiProblem Of(IReadOnlyList<Refusal> refusals, bool conditional)
    {
        var first = refusals[0];
        var status = StatusOf(first.Type, conditional);
        var errors = refusals.Where(r => r.Field is not null).GroupBy(r => Camel(r.Field!)).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(r => r.Message)]);
        var detail = status switch
        {
            StatusCodes.Status404NotFound => "Rien ne répond à cette adresse, ou cela ne vous est pas ouvert.",
            StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed => "Quelqu’un a modifié cette fiche depuis que vous l’avez lue. Lisez-la de nouveau, puis recommencez avec sa version.",
            _ => (first as IConfirmable)?.Announced ?? string.Join(" ", refusals.Select(r => r.Message).Distinct()),
        };
        return new("urn:maillage:" + first.Type, TitleOf(status), status, detail, errors.Count == 0 ? null : errors, refusals.Select(r => r.Source).FirstOrDefault(s => s is not null), (first as IConfirmable)?.Shown);
    }

    /// <summary>Of an answer that only has its code.</summary>
    public static ApiProblem Of(int status) => new("urn:maillage:" + status switch
    {
        StatusCodes.Status401Unauthorized => "token",
        StatusCodes.Status403Forbidden => Refusal.Forbidden.Type,
        StatusCodes.Status404NotFound => Refusal.NotFound.Type,
        _ => "http." + status.ToString(CultureInfo.InvariantCulture),
    }, TitleOf(status), status, status switch
    {
        StatusCodes.Status400BadRequest => "Un paramètre de l’adresse n’a pas la forme attendue : comparez-le à la documentation.",
        StatusCodes.Status401Unauthorized => "Envoyez un jeton ouvert dans l’en-tête « Authorization: Bearer ». On en fait un dans « Mon profil et ma sécurité », « Accès par programme ».",
        StatusCodes.Status403Forbidden => Refusal.Forbidden.Message,
        StatusCodes.Status404NotFound => "Rien ne répond à cette adresse, ou cela ne vous est pas ouvert.",
        StatusCodes.Status405MethodNotAllowed => "Cette adresse n’accepte pas cette méthode.",
        StatusCodes.Status413PayloadTooLarge => "La demande est trop longue.",
        StatusCodes.Status415UnsupportedMediaType => "La demande s’envoie en JSON, avec l’en-tête « Content-Type: application/json ».",
        StatusCodes.Status429TooManyRequests => "Trop de demandes en peu de temps. Attendez le nombre de secondes de l’en-tête « Retry-After ».",
        StatusCodes.Status503ServiceUnavailable => "Maillage ne répond pas pour le moment ; ce que vous veniez d’envoyer n’est peut-être pas enregistré. Attendez le nombre de secondes de l’en-tête « Retry-After », puis recommencez, avec la même « Idempotency-Key » s’il y en avait une.",
        StatusCodes.Status507InsufficientStorage => "La place manque sur le serveur : cette demande n’a rien enregistré, et lire reste possible. Prévenez l’équipe de la coopérative.",
        _ => "La demande n’a pas pu être suivie.",
    });

    public Task Write(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Bearer realm=\"Maillage\"";
        return http.Response.WriteAsJsonAsync(this, http.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions, MediaType);
    }

    private static int StatusOf(string type, bool conditional) =>
        type == Refusal.NotFound.Type ? StatusCodes.Status404NotFound
        : type == Refusal.Forbidden.Type || type == TokenUse.ReadOnlyRefusal.Type ? StatusCodes.Status403Forbidden
        : type == Refusal.Stale.Type ? conditional ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict
        : type == IfMatch.Missing.Type ? StatusCodes.Status428PreconditionRequired
        : type.StartsWith("request.", StringComparison.Ordinal) ? StatusCodes.Status400BadRequest
        : StatusCodes.Status422UnprocessableEntity;

    /// <summary>What a code of answer says.</summary>
    internal static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "La demande ne se lit pas.",
        StatusCodes.Status401Unauthorized => "Il faut un jeton.",
        StatusCodes.Status403Forbidden => "Le droit manque.",
        StatusCodes.Status404NotFound => "Introuvable.",
        StatusCodes.Status405MethodNotAllowed => "Méthode non acceptée.",
        StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed => "La fiche a changé.",
        StatusCodes.Status413PayloadTooLarge => "Demande trop longue.",
        StatusCodes.Status415UnsupportedMediaType => "Forme de la demande non acceptée.",
        StatusCodes.Status422UnprocessableEntity => "La demande est refusée.",
        StatusCodes.Status428PreconditionRequired => "La version lue manque.",
        StatusCodes.Status429TooManyRequests => "Trop de demandes.",
        StatusCodes.Status503ServiceUnavailable => "Maillage ne répond pas.",
        StatusCodes.Status507InsufficientStorage => "La place manque.",
        _ => "Erreur de Maillage.",
    };

    /// <summary>The name of a field as the documents of the API write it: <c>Lines[2].UnitPrice</c> is <c>lines[2].unitPrice</c>.</summary>
    private static string Camel(string field) => string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
