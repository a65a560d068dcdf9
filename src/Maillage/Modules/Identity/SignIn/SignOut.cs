using Maillage.Modules.Identity.Sessions;
using Microsoft.AspNetCore.Antiforgery;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>Signs out, by a form only: a link in a message must not do it.</summary>
public static class SignOut
{
    public static async Task<IResult> Post(HttpContext http, IAntiforgery antiforgery, SessionBook sessions)
    {
        if (!await IsOurs(http, antiforgery)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        await sessions.Leave();
        // What the browser kept of this house goes too: pages, pictures, what was typed and not sent.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.LocalRedirect("/connexion");
    }

    private static async Task<bool> IsOurs(HttpContext http, IAntiforgery antiforgery)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            // A form that cannot be read.
            return false;
        }
    }
}
