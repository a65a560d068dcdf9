using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Maillage.Modules.Identity.Applications;

/// <summary>
/// Signs someone out at the word of an application only when it holds what was signed for them, so that a link in a message does not; they go back to one of
/// its own addresses, letter by letter.
/// </summary>
public sealed class CheckEndSession(ApplicationBook book) : IOpenIddictServerHandler<ValidateEndSessionRequestContext>
{
    public async ValueTask HandleAsync(ValidateEndSessionRequestContext context)
    {
        var clientId = context.IdentityTokenHintPrincipal?.FindFirst(Claims.Audience)?.Value;
        if (clientId is null || context.ClientId is { } said && said != clientId || await book.Find(clientId) is not { } application)
            context.Reject(Errors.InvalidRequest, "An id_token_hint of an application of this cooperative is needed.");
        else if (context.PostLogoutRedirectUri is { Length: > 0 } back && !application.AfterSignOutList.Contains(back, StringComparer.Ordinal))
            context.Reject(Errors.InvalidRequest, "This post_logout_redirect_uri is not one of the application.");
    }
}
