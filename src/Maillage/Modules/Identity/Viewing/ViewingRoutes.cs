using Maillage.Platform.Design;
using Microsoft.AspNetCore.Antiforgery;

namespace Maillage.Modules.Identity.Viewing;

/// <summary>The end of « voir comme », by a form like its beginning.</summary>
public static class ViewingRoutes
{
    /// <summary>Where the look ends: the one address that takes a form while someone looks.</summary>
    public const string End = Navigation.StopViewingHref;

    public static async Task<IResult> PostEnd(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        Viewing.Forget(http);
        return Results.LocalRedirect("/");
    }
}
