using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>
/// Where the cooperative asks two factors of its team, or of everyone, leads those who came with one to the page that sets up the second, whatever they asked for.
/// Asked of the team, it is not asked of entrepreneurs, associates, funders and neighbours. One's own account and the way out stay open.
/// </summary>
public sealed class SecondFactorGate(RequestDelegate next)
{
    public const string SetUp = "/compte/second-facteur";

    private static readonly string[] NotAsked = [Role.Entrepreneur, Role.CollectiveManager, Role.Associate, Role.ExternalAssociate, Role.Funder, Role.Neighbour];

    public async Task Invoke(HttpContext http, Current current, SignedSession session, Access access)
    {
        var stopped = current.Account is not null && session is { NeedsTwo: not TwoFactorsOf.Nobody, Strong: false }
            && http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<OpenAttribute>() is null
            && !http.Request.Path.StartsWithSegments("/compte") && !http.Request.Path.StartsWithSegments("/confirmer")
            && (session.NeedsTwo == TwoFactorsOf.Everyone || await access.HoldsOtherThan(NotAsked));
        if (!stopped) await next(http);
        else if (HttpMethods.IsGet(http.Request.Method)) http.Response.Redirect(SetUp);
        else http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
