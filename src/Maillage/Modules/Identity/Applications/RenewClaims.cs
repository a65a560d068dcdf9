using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Maillage.Modules.Identity.Applications;

/// <summary>
/// Exchanges a code or a token of renewal, each once, while the session it came from is open and the account too; what is signed is the person as they are now.
/// </summary>
public sealed class RenewClaims(ApplicationBook book, ApplicationClaims claims) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var known = context.AuthorizationCodePrincipal ?? context.RefreshTokenPrincipal;
        if (ApplicationClaims.Read(known) is not { } carried || await book.Live(carried.SignIn) is not { } live || live.Application.ClientId != context.ClientId)
            context.Reject(Errors.InvalidGrant, "This sign-in is over.");
        else if (await book.Advance(live, carried.Turn) is not { } turn)
            context.Reject(Errors.InvalidGrant, "This was already exchanged: the sign-in is ended.");
        else
            context.Principal = await claims.Next(known!, live.Application, live.Account, turn);
    }
}
