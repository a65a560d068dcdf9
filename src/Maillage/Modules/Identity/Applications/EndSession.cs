using System.Globalization;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Maillage.Modules.Identity.Applications;

/// <summary>Ends the sign-in of the application and, when the person is the one of this browser, their session here.</summary>
public sealed class EndSession(ApplicationBook book, SessionBook sessions, Current current) : IOpenIddictServerHandler<HandleEndSessionRequestContext>
{
    public async ValueTask HandleAsync(HandleEndSessionRequestContext context)
    {
        var (http, hint) = (context.Transaction.GetHttpRequest()!.HttpContext, context.IdentityTokenHintPrincipal!);
        if (ApplicationClaims.Read(hint) is { } carried) await book.End(carried.SignIn);
        if ((await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } user && SessionCookie.Read(user) is { } cookie
            && cookie.Cooperative == current.Cooperative && hint.GetClaim(Claims.Subject) == cookie.Account.ToString(CultureInfo.InvariantCulture))
            await sessions.Leave(cookie.Session);
        context.SignOut();
    }
}

/// <summary>Shows the way in to who is sent back nowhere.</summary>
public sealed class AfterEndSession : IOpenIddictServerHandler<ApplyEndSessionResponseContext>
{
    public ValueTask HandleAsync(ApplyEndSessionResponseContext context)
    {
        if (context.Error is null && string.IsNullOrEmpty(context.PostLogoutRedirectUri))
        {
            context.Transaction.GetHttpRequest()!.HttpContext.Response.Redirect("/connexion");
            context.HandleRequest();
        }
        return default;
    }
}
