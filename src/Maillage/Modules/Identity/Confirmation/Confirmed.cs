using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Maillage.Modules.Identity.Confirmation;

/// <summary>
/// A page, or one of its handlers, that opens only to who has proved who they are a short time ago (<see cref="SignedSession.ConfirmedFor"/>): changes of
/// bank account, of rights, of how one signs in, and whole exports.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ConfirmedAttribute : Attribute;

/// <summary>Sends to « Confirmez que c’est vous » what needs it. A page is asked for again after; a form that comes too late is kept there and sent on.</summary>
public sealed class ConfirmationFilter(SignedSession session, Clock clock, ConfirmationModes modes) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var asks = context.HandlerInstance.GetType().IsDefined(typeof(ConfirmedAttribute), inherit: true) || context.HandlerMethod?.MethodInfo.IsDefined(typeof(ConfirmedAttribute), inherit: true) == true;
        if (!asks || session.IsConfirmedAt(clock.Now)) await next();
        else if (HttpMethods.IsPost(context.HttpContext.Request.Method)) context.Result = await Keep(context);
        else context.Result = new LocalRedirectResult(ConfirmationForm.Href(context.HttpContext.Request));
    }

    private async Task<IActionResult> Keep(PageHandlerExecutingContext context)
    {
        var form = await ConfirmationForm.Keep(context.HttpContext.Request, await modes.Of());
        return new ViewResult
        {
            ViewName = ConfirmationForm.View,
            StatusCode = StatusCodes.Status403Forbidden,
            ViewData = new ViewDataDictionary<ConfirmationForm>(((PageModel)context.HandlerInstance).MetadataProvider, new()) { Model = form },
        };
    }
}

/// <summary>The same for routes that give files.</summary>
public static class ConfirmedRoutes
{
    /// <summary>Sends to the page of confirmation first; it comes back to where the file was asked for, since a file leaves no page to go to.</summary>
    public static RouteHandlerBuilder Confirmed(this RouteHandlerBuilder route) => route.WithMetadata(new ConfirmedAttribute()).AddEndpointFilter(async (context, next) =>
    {
        var services = context.HttpContext.RequestServices;
        return services.GetRequiredService<SignedSession>().IsConfirmedAt(services.GetRequiredService<Clock>().Now)
            ? await next(context)
            : Results.LocalRedirect(ConfirmationForm.HrefForFile(context.HttpContext.Request));
    });
}
