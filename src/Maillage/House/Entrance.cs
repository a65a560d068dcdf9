using System.Globalization;
using System.Security.Claims;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Tokens;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Platform;
using Maillage.Platform.Links;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Maillage.House;

/// <summary>
/// Finds who asks and enters their cooperative, from the signed cookie; a disabled account is shown out. A secret link enters the cooperative it
/// names and makes whoever brings it nobody: what it opens depends on the link alone. Programs are known by their token alone: no cookie opens the API.
/// </summary>
public sealed class Entrance(RequestDelegate next)
{
    public async Task Invoke(HttpContext http, Current current, CooperativeDirectory cooperatives, ClosedAccounts closed, TokenEntrance tokens)
    {
        if (http.IsByLink())
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            var named = LinkToken.CooperativeOf(http.GetRouteValue("token") as string);
            if (await cooperatives.Find(named) is { } known) current.Enter(named, known.Zone);
        }
        else if (http.IsApi())
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            if (TokenText.SentBy(http.Request) is { } token && TokenText.CooperativeOf(token) is var of && await cooperatives.Find(of) is { } itself)
            {
                current.Enter(of, itself.Zone);
                await tokens.Enter(token);
            }
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
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(http);
    }
}
