using Maillage.Domain.Kernel;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity.Applications;
using Maillage.Platform;

namespace Maillage.House;

/// <summary>
/// Around OpenIddict: what an application asks is asked of the cooperative its address names, which is entered before, and that address is the base of all
/// it answers. After it the address is whole again: a signed-in person is asked for at the door like anywhere else.
/// </summary>
public static class OpenIdEntrance
{
    public static async Task Enter(HttpContext http, RequestDelegate next)
    {
        if (!http.IsOpenId())
        {
            await next(http);
            return;
        }
        var services = http.RequestServices;
        var of = int.TryParse(http.GetRouteValue("cooperative") as string, out var number) ? new CooperativeId(number) : CooperativeId.None;
        var (whole, root) = (http.Request.Path, new PathString(OpenIdPaths.BaseOf(of)));
        if (!whole.StartsWithSegments(root, out var rest) || await services.GetRequiredService<CooperativeDirectory>().Find(of) is not { } cooperative)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (!await IsReadable(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_request", error_description = "The form cannot be read." });
            return;
        }
        var current = services.GetRequiredService<Current>();
        current.Enter(of, cooperative.Zone);
        current.Do($"{http.Request.Method} {http.Request.Path}");
        await services.GetRequiredService<SigningKeys>().Ready();
        (http.Request.PathBase, http.Request.Path) = (root, rest);
        try
        {
            await next(http);
        }
        finally
        {
            (http.Request.PathBase, http.Request.Path) = ("", whole);
        }
    }

    /// <summary>Whether a form may be read, as it is kept for OpenIddict, which takes for granted that it can.</summary>
    private static async Task<bool> IsReadable(HttpRequest request)
    {
        if (!request.HasFormContentType) return true;
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    public static Task Leave(HttpContext http, RequestDelegate next)
    {
        if (http.IsOpenId()) (http.Request.PathBase, http.Request.Path) = ("", http.Request.PathBase + http.Request.Path);
        return next(http);
    }
}
