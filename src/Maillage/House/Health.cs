using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.House;

/// <summary>
/// What a probe asks: does the program live, can it serve. Nothing else is told, and nothing but the store is asked: neither signs anybody in.
/// </summary>
public static class Health
{
    /// <summary>A store that takes longer is not one to send people to.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (HttpContext http) => Say(http, true)).Open("Une sonde n’a pas de compte.").ShortCircuit();
        routes.MapGet("/health/ready", Ready).Open("Une sonde n’a pas de compte ; la réponse est un mot.").ShortCircuit();
    }

    private static async Task<IResult> Ready(HttpContext http, IServiceScopeFactory scopes)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(Limit);
        try
        {
            // SQLite answers on the thread that asks: the limit holds for it too.
            return Say(http, await Task.Run(() => HasOurSchema(scopes, limit.Token), limit.Token).WaitAsync(limit.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or System.Data.Common.DbException || StoreFaults.Of(error) is not null)
        {
            return Say(http, false);
        }
    }

    private static async Task<bool> HasOurSchema(IServiceScopeFactory scopes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<Db>().Database;
        return (await database.GetAppliedMigrationsAsync(cancel)).ToHashSet().SetEquals(database.GetMigrations());
    }

    private static IResult Say(HttpContext http, bool well)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(well ? "oui\n" : "non\n", statusCode: well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
