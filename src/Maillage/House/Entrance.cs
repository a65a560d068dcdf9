using System.Security.Claims;
using Maillage.Domain.Kernel;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Maillage.House;

/// <summary>
/// Finds who asks and enters their cooperative: the signed cookie names a session, and the session must still be open, for an account that may enter. A
/// secret link enters the cooperative it names and makes whoever brings it nobody: what it opens depends on the link alone.
/// </summary>
public sealed class Entrance(RequestDelegate next)
{
    public async Task Invoke(HttpContext http, Current current, CooperativeDirectory cooperatives, SessionBook sessions, Db db)
    {
        if (http.IsByLink())
        {
            http.User = Nobody;
            var named = LinkToken.CooperativeOf(http.GetRouteValue("token") as string);
            if (await cooperatives.Find(named) is { } known) current.Enter(named, known.Zone);
        }
        else if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null && SessionCookie.Read(http.User) is { } cookie
            && await cooperatives.Find(cookie.Cooperative) is { } cooperative)
        {
            current.Enter(cookie.Cooperative, cooperative.Zone);
            // One connection for the whole page: on PostgreSQL each opening tells the server again who works, a round trip for every question.
            await db.Database.OpenConnectionAsync();
            try
            {
                if (await sessions.Enter(cookie))
                {
                    current.SignIn(cookie.Account);
                    await next(http);
                    return;
                }
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }
            current.Enter(CooperativeId.None, current.Zone);
            http.User = Nobody;
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        await next(http);
    }

    private static ClaimsPrincipal Nobody => new(new ClaimsIdentity());
}

/// <summary>Tells browsers to run and load nothing but what this program serves.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(http);
    }
}
