using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Maillage.Modules.Identity.Applications;

/// <summary>Says who someone is to an application, as they are now, while the session it came from is open.</summary>
public sealed class TellUser(ApplicationBook book, ApplicationClaims claims) : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    public async ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        var token = context.AccessTokenPrincipal;
        if (ApplicationClaims.Read(token) is not { } carried || await book.Live(carried.SignIn) is not { } live)
        {
            context.Reject(Errors.InvalidToken, "This sign-in is over.");
            return;
        }
        if (token.HasScope(Scopes.Profile)) context.Claims[Claims.Name] = live.Account.DisplayName;
        if (token.HasScope(Scopes.Email)) (context.Email, context.EmailVerified) = (live.Account.Email, live.Account.EmailConfirmed);
        if (token.HasScope(ApplicationClaims.Groups)) context.Claims[ApplicationClaims.Groups] = new OpenIddictParameter([.. await claims.GroupsOf(live.Application, live.Account)]);
    }
}
