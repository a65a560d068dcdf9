using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>Signs out, by a form only: a link in a message must not do it.</summary>
public static class SignOut
{
    public static async Task<IResult> Post(HttpContext http, IAntiforgery antiforgery, SignInManager<Account> signIn)
    {
        await antiforgery.ValidateRequestAsync(http);
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/connexion");
    }
}
