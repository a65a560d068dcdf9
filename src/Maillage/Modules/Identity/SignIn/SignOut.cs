using Maillage.Modules.Identity.Sessions;
using Microsoft.AspNetCore.Antiforgery;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>Signs out, by a form only: a link in a message must not do it.</summary>
public static class SignOut
{
    public static async Task<IResult> Post(HttpContext http, IAntiforgery antiforgery, SessionBook sessions)
    {
        await antiforgery.ValidateRequestAsync(http);
        await sessions.Leave();
        return Results.LocalRedirect("/connexion");
    }
}
