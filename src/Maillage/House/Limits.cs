using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Maillage.House;

/// <summary>How much one request may bring, and how slowly. What a single file may weigh is said by the use case that takes it.</summary>
public static class Limits
{
    /// <summary>Bytes: the largest file taken, 10 MB, with its form.</summary>
    public const int Body = 12_000_000;

    /// <summary>How long requests and the running job have to end once the program is asked to stop.</summary>
    public static readonly TimeSpan Stop = TimeSpan.FromSeconds(30);

    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Body;
        kestrel.Limits.MaxRequestHeaderCount = 60;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }

    public static void Set(FormOptions forms)
    {
        // A document of 500 lines has some 5,000 fields.
        forms.ValueCountLimit = 8_000;
        forms.MultipartBodyLengthLimit = Body;
    }

    /// <summary>Refuses by its announced size what would be refused anyway, before a form is half read; and the methods that no page has a use for.</summary>
    public static Task Refuse(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsTrace(http.Request.Method) || HttpMethods.IsConnect(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }
        if (!(http.Request.ContentLength > Body) || http.Features.Get<IStatusCodeReExecuteFeature>() is not null) return next(http);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
