using System.Security.Claims;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Tokens;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity.Applications;
using Maillage.Modules.Identity.Sessions;
using Maillage.Modules.Identity.Viewing;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Design;
using Maillage.Platform.Links;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Maillage.House;

/// <summary>
/// Finds who asks and enters their cooperative: the signed cookie names a session, and the session must still be open, for an account that may enter. A
/// secret link enters the cooperative it names and makes whoever brings it nobody: what it opens depends on the link alone. Programs are known by their token
/// alone: no cookie opens the API. Who looks through the eyes of another becomes that one, to read.
/// </summary>
public sealed class Entrance(RequestDelegate next)
{
    public async Task Invoke(HttpContext http, Current current, CooperativeDirectory cooperatives, SessionBook sessions, TokenEntrance tokens, Viewing viewing, Navigation navigation, Db db, Remembered remembered)
    {
        current.Do($"{http.Request.Method} /{(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/')}{(http.Request.Query["handler"].ToString() is { Length: > 0 and <= 40 } handler && handler.All(char.IsAsciiLetter) ? $" {handler}" : "")}");
        if (http.IsByLink())
        {
            http.User = Nobody;
            var named = LinkToken.CooperativeOf(http.GetRouteValue("token") as string);
            if (await cooperatives.Find(named) is { } known) current.Enter(named, known.Zone);
        }
        else if (http.IsApi())
        {
            http.User = Nobody;
            if (TokenText.SentBy(http.Request) is { } token && TokenText.CooperativeOf(token) is var of && await cooperatives.Find(of) is { } itself)
            {
                current.Enter(of, itself.Zone);
                await tokens.Enter(token);
            }
        }
        else if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null && SessionCookie.Read(http.User) is { } cookie
            && (!http.IsOpenId() || cookie.Cooperative == current.Cooperative) && await cooperatives.Find(cookie.Cooperative) is { } cooperative)
        {
            current.Enter(cookie.Cooperative, cooperative.Zone);
            // One connection for the whole page: on PostgreSQL each opening tells the server again who works, a round trip for every question.
            await db.Database.OpenConnectionAsync();
            try
            {
                await remembered.HoldStill();
                if (await sessions.Enter(cookie))
                {
                    current.SignIn(cookie.Account);
                    await Look(http, viewing, navigation);
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

    /// <summary>Goes on looking through the eyes of another, as long as it holds.</summary>
    private static async Task Look(HttpContext http, Viewing viewing, Navigation navigation)
    {
        if (http.Request.Cookies[Viewing.CookieAt(http)] is not { } cookie) return;
        navigation.ViewedName = await viewing.Resume(cookie);
        if (navigation.ViewedName is null) Viewing.Forget(http);
    }

    private static ClaimsPrincipal Nobody => new(new ClaimsIdentity());
}

/// <summary>Tells browsers to run and load nothing but what this program serves.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "SAMEORIGIN";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        http.Response.OnStarting(NotSharedNorShown, http);
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(http);
    }

    /// <summary>What a signed-in person saw is kept by no cache but their own, which asks again. A file that is neither a PDF nor a picture is saved, never shown.</summary>
    private static Task NotSharedNorShown(object http)
    {
        var headers = ((HttpContext)http).Response.Headers;
        if (headers.CacheControl.Count == 0) headers.CacheControl = "private, no-cache";
        // All our texts are UTF-8, scripts and sheets of style included.
        if (headers.ContentType.ToString() is { } type && type.StartsWith("text/", StringComparison.Ordinal) && !type.Contains("charset", StringComparison.OrdinalIgnoreCase)) headers.ContentType = type + "; charset=utf-8";
        if (headers.ContentDisposition.ToString() is { } asked && asked.StartsWith(Inline, StringComparison.OrdinalIgnoreCase) && !Shown.Contains(headers.ContentType.ToString()))
            headers.ContentDisposition = "attachment" + asked[Inline.Length..];
        return Task.CompletedTask;
    }

    private const string Inline = "inline";

    /// <summary>The kinds of files that a browser may show in the place of a page.</summary>
    private static readonly string[] Shown = ["application/pdf", "image/png", "image/jpeg"];
}
