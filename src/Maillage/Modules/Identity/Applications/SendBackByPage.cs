using System.Net.Mime;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Maillage.Modules.Identity.Applications;

/// <summary>
/// Sends a person who has just sent one of our forms (password, second factor) back to the application by a page of its own: our pages forbid their forms to lead
/// anywhere else, and browsers count redirections as part of the form. Who was signed in already comes from the application and is redirected.
/// </summary>
public sealed class SendBackByPage : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        if (context.RedirectUri is not { Length: > 0 } back || http.Request.Headers["Sec-Fetch-Site"] != "same-origin") return;
        var parameters = context.Response.GetParameters().Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)).Where(p => p.Value is not null);
        var address = HtmlEncoder.Default.Encode(QueryHelpers.AddQueryString(back, parameters));
        http.Response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        await http.Response.WriteAsync($"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={address}"><title>Retour à l’application</title></head><body><p><a href="{address}">Continuer vers l’application</a></p></body></html>""");
        context.HandleRequest();
    }
}
