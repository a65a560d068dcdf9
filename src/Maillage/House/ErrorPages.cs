using Maillage.Platform.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace Maillage.House;

/// <summary>Every fault and every answer without body becomes a page in plain French.</summary>
public static class ErrorPages
{
    /// <summary>How long a browser or a proxy is asked to wait when the store does not answer.</summary>
    public const string RetryAfterSeconds = "15";

    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/erreur/500", StatusCodeSelector = StatusOf });
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
    }

    /// <summary>Whether this request is only told what went wrong: nobody is looked up again, the store may be what failed.</summary>
    public static bool IsTelling(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>What answers an exception that nothing caught, on pages and for programs alike.</summary>
    public static int StatusOf(Exception error) => (error, StoreFaults.Of(error)) switch
    {
        (BadHttpRequestException refused, _) => refused.StatusCode,
        (_, StoreFault.Away) => StatusCodes.Status503ServiceUnavailable,
        (_, StoreFault.Full) => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status500InternalServerError,
    };
}
