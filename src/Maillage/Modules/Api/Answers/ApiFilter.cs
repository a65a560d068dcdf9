using System.Security.Cryptography;
using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Tokens;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Maillage.Modules.Api.Answers;

/// <summary>
/// Stands before every endpoint: what cannot be read does not enter, and what writes does so in one transaction with its answer, kept under its
/// <c>Idempotency-Key</c> when the program gave one.
/// </summary>
public static class ApiFilter
{
    public const string KeyHeader = "Idempotency-Key";

    public static async ValueTask<object?> Invoke(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (context.Arguments.OfType<IRead>().SelectMany(r => r.Unread).ToList() is { Count: > 0 } unread) return Answer.Refused(unread);
        // PostgreSQL keeps no such text.
        if (http.Request.Query.FirstOrDefault(q => q.Value.Any(v => v?.Contains('\0') == true)) is { Key: { } name }) return Answer.Refused([new("request.text", "Un paramètre de l’adresse contient un caractère nul.", name)]);
        // An address that could not be read does not enter its endpoint: there is no answer to keep.
        if (HttpMethods.IsGet(http.Request.Method) || http.Response.StatusCode == StatusCodes.Status400BadRequest) return await next(context);
        var key = HttpMethods.IsPost(http.Request.Method) && http.Request.Headers.TryGetValue(KeyHeader, out var sent) ? sent.ToString() : null;
        if (key is { Length: 0 or > KeptAnswer.LongestKey }) return Answer.Refused([new("request.key", $"« {KeyHeader} » a de 1 à {KeptAnswer.LongestKey} signes.")]);

        var services = http.RequestServices;
        var (db, clock) = (services.GetRequiredService<Db>(), services.GetRequiredService<Clock>());
        var token = new Id<AccessToken>(services.GetRequiredService<Current>().Token!.Id);
        var options = services.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        var hash = key is null ? "" : HashOf(http);
        var written = await db.Write<WrittenAnswer>(async () =>
        {
            if (key is not null)
            {
                await db.Lock($"api:{token}:{key}");
                var over = clock.Now - KeptAnswer.Kept;
                await db.Set<KeptAnswer>().Where(a => a.TokenId == token && a.Key == key && a.At <= over).ExecuteDeleteAsync();
                if (await db.Set<KeptAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.TokenId == token && a.Key == key) is { } kept)
                    return kept.RequestHash == hash ? kept.Again : new Refusal("key.other-content", "Cette clé a déjà servi avec un autre contenu : donnez-en une neuve à chaque demande nouvelle.");
            }
            var answer = (Answer)(await next(context))!;
            if (answer.Refusals.Count > 0) return Result<WrittenAnswer>.Refused(answer.Refusals);
            await db.SaveChangesAsync();
            var made = await answer.Write(options);
            if (key is not null)
            {
                await services.GetRequiredService<JobQueue>().Ask(ForgetAnswersJob.Kind, "daily", "", clock.Now + KeptAnswer.Kept);
                db.Add(new KeptAnswer { CooperativeId = db.Cooperative, TokenId = token, Key = key, RequestHash = hash, At = clock.Now, Status = made.Status, Location = made.At, Version = made.Version, Body = made.Body });
            }
            return made;
        });
        if (!written.Ok) return Answer.Refused(written.Refusals);
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiFilter)).LogInformation("{Method} {Path} by token {Token}: {Status}.", http.Request.Method, http.Request.Path, token, written.Value.Status);
        return written.Value;
    }

    private static string HashOf(HttpContext http)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        if (http.Items[typeof(IRead)] is byte[] content) hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
