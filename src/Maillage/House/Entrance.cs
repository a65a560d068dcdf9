using System.Globalization;
using System.Security.Claims;
using Maillage.Domain.Kernel;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity;
using Maillage.Platform;

namespace Maillage.House;

/// <summary>Finds who asks and enters their cooperative, from the signed cookie alone.</summary>
public sealed class Entrance(RequestDelegate next)
{
    public async Task Invoke(HttpContext http, Current current, CooperativeDirectory cooperatives)
    {
        if (http.User.Identity is { IsAuthenticated: true }
            && long.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var account)
            && int.TryParse(http.User.FindFirstValue(SignInClaims.Cooperative), NumberStyles.None, CultureInfo.InvariantCulture, out var cooperative))
        {
            var id = new CooperativeId(cooperative);
            current.Enter(id, await cooperatives.ZoneOf(id));
            current.SignIn(account);
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
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(http);
    }
}
