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

/// <summary>Lets through what an application of the cooperative asks, to be answered at one of its own addresses, letter by letter.</summary>
public sealed class CheckAuthorization(ApplicationBook book) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (await book.Find(context.ClientId) is not { } application)
            context.Reject(Errors.InvalidRequest, "No application of this cooperative has this client_id.");
        else if (context.RedirectUri is null || !application.RedirectList.Contains(context.RedirectUri, StringComparer.Ordinal))
            context.Reject(Errors.InvalidRequest, "This redirect_uri is not one of the application.");
        else if (context.Request.CodeChallengeMethod != CodeChallengeMethods.Sha256)
            context.Reject(Errors.InvalidRequest, "A code_challenge by S256 is needed.");
        else if (!context.Request.HasScope(Scopes.OpenId))
            context.Reject(Errors.InvalidScope, "The scope « openid » is missing: Maillage says who someone is, and nothing else.");
    }
}

/// <summary>Tells an application that wants no page shown that nobody of this cooperative is signed in.</summary>
public sealed class CheckPrompt(Current current, SessionBook sessions) : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        if (context.Request.HasPromptValue(PromptValues.None) && !await IsHere(context.Transaction.GetHttpRequest()!.HttpContext)) context.Reject(Errors.LoginRequired, "Nobody is signed in.");
    }

    private async Task<bool> IsHere(HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } user && SessionCookie.Read(user) is { } cookie
        && cookie.Cooperative == current.Cooperative && (await sessions.Of(cookie.Account)).Any(s => s.Id == cookie.Session);
}
