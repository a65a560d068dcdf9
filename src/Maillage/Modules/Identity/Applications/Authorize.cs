using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Maillage.Modules.Identity.Applications;

/// <summary>
/// Gives the code to the application that a signed-in person comes from, once the door and the second factor let them through. The cooperative chose its
/// applications: the person is not asked again. Who must prove again who they are is led there first.
/// </summary>
public static class Authorize
{
    public static async Task<IResult> Get(HttpContext http, ApplicationBook book, ApplicationClaims claims, SignedSession session, Current current, Clock clock, Db db)
    {
        var request = http.GetOpenIddictServerRequest();
        if (request is null || await book.Find(request.ClientId) is not { } application) return Results.NotFound();
        var again = request.HasPromptValue(PromptValues.Login) || request.MaxAge is { } most && (clock.Now - session.ConfirmedAt).TotalSeconds > most;
        if (again && clock.Now - session.ConfirmedAt > JustNow) return ProveAgain(http.Request, request);
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == current.Account);
        var signIn = await book.Begin(application, account.Id, session.Id);
        return Results.SignIn(await claims.Begin(application, account, signIn, session.ConfirmedAt, request.GetScopes()), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    /// <summary>How long ago a proof is the one just asked for.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    private static IResult ProveAgain(HttpRequest asked, OpenIddictRequest request) => request.HasPromptValue(PromptValues.None)
        ? Results.Forbid(new(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired }), [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme])
        : Results.LocalRedirect(QueryHelpers.AddQueryString(ConfirmationForm.Path, "retour", asked.Path + asked.QueryString));
}
