using System.Globalization;
using System.Security.Claims;
using Maillage.Domain.Kernel;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Viewing;
using Maillage.Platform;
using Maillage.Platform.Design;
using Maillage.Platform.Links;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace Maillage.House;

/// <summary>
/// Finds who asks and enters their cooperative, from the signed cookie; a disabled account is shown out. A secret link enters the cooperative it
/// names and makes whoever brings it nobody: what it opens depends on the link alone. Who looks through the eyes of another becomes that one, to read.
/// </summary>
public sealed class Entrance(RequestDelegate next)
{
    public async Task Invoke(HttpContext http, Current current, CooperativeDirectory cooperatives, ClosedAccounts closed, Viewing viewing, Navigation navigation)
    {
        if (http.IsByLink())
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            var named = LinkToken.CooperativeOf(http.GetRouteValue("token") as string);
            if (await cooperatives.Find(named) is { } known) current.Enter(named, known.Zone);
        }
        else if (http.User.Identity is { IsAuthenticated: true }
            && long.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var account)
            && int.TryParse(http.User.FindFirstValue(SignInClaims.Cooperative), NumberStyles.None, CultureInfo.InvariantCulture, out var cooperative))
        {
            if (await closed.Contains(account))
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                var id = new CooperativeId(cooperative);
                current.Enter(id, await cooperatives.ZoneOf(id));
                current.SignIn(account);
            }
        }
        current.Do($"{http.Request.Method} /{(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/')}{(http.Request.Query["handler"].ToString() is { Length: > 0 } handler ? $" {handler}" : "")}");
        if (current.Account is not null && http.Request.Cookies[Viewing.Cookie] is { } cookie && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            navigation.ViewedName = await viewing.Resume(cookie);
            if (navigation.ViewedName is null) http.Response.Cookies.Delete(Viewing.Cookie);
        }
        await next(http);
    }
}

/// <summary>Tells browsers to run and load nothing but what this program serves.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "SAMEORIGIN";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        http.Response.OnStarting(NotShared, http);
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(http);
    }

    /// <summary>What a signed-in person saw is kept by no cache but their own, which asks again.</summary>
    private static Task NotShared(object http)
    {
        var headers = ((HttpContext)http).Response.Headers;
        if (headers.CacheControl.Count == 0) headers.CacheControl = "private, no-cache";
        return Task.CompletedTask;
    }
}
