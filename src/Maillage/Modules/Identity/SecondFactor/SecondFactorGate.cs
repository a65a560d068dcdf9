using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>
/// Where the cooperative asks two factors, leads those who came with one to the second, whatever they asked for: to the page that asks for it when the account has one
/// already, else to the pages that set it up. Nothing else opens, not even the rest of one's own account, where a token could be made; the way out does.
/// </summary>
public sealed class SecondFactorGate(RequestDelegate next)
{
    public const string SetUp = "/compte/second-facteur";
    private const string Passkeys = "/compte/cles";

    public async Task Invoke(HttpContext http, OwedFactor owed)
    {
        var path = http.Request.Path;
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenAttribute>() is not null || path.StartsWithSegments(ConfirmationForm.Path) || !await owed.IsOwed())
        {
            await next(http);
            return;
        }
        var held = (await owed.Held()).Any;
        if (!held && (path.StartsWithSegments(SetUp) || path.StartsWithSegments(Passkeys))) await next(http);
        else if (!HttpMethods.IsGet(http.Request.Method)) http.Response.StatusCode = StatusCodes.Status403Forbidden;
        else http.Response.Redirect(held ? ConfirmationForm.Href(http.Request) : SetUp);
    }
}
