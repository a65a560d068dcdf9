using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>
/// Where the cooperative asks two factors of its team, leads those who came with one to the page that sets up the second, whatever they asked for.
/// Entrepreneurs, associates and funders are not asked. One's own account and the way out stay open.
/// </summary>
public sealed class SecondFactorGate(RequestDelegate next)
{
    public const string SetUp = "/compte/second-facteur";

    private static readonly string[] NotAsked = [Role.Entrepreneur, Role.CollectiveManager, Role.Associate, Role.ExternalAssociate, Role.Funder];

    public async Task Invoke(HttpContext http, Current current, SignedSession session, Access access)
    {
        var stopped = current.Account is not null && session is { TeamNeedsTwo: true, Strong: false }
            && http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<OpenAttribute>() is null
            && !http.Request.Path.StartsWithSegments("/compte") && !http.Request.Path.StartsWithSegments("/confirmer")
            && await access.HoldsOtherThan(NotAsked);
        if (!stopped) await next(http);
        else if (HttpMethods.IsGet(http.Request.Method)) http.Response.Redirect(SetUp);
        else http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
