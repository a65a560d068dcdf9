using System.Threading.RateLimiting;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.RateLimiting;

namespace Maillage.Platform.Links;

/// <summary>
/// An endpoint that a secret link opens, its route value named <c>token</c>: it works in the cooperative of the token and as nobody, whoever is
/// signed in; it is limited for each address, never kept, never indexed, and its address is told to no other site. Declare <c>[Open]</c> beside it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ByLinkAttribute : Attribute;

/// <summary>How many requests by link one address may make in a time.</summary>
public sealed record LinkLimits(int Requests, TimeSpan Window) : IWindow
{
    public static readonly LinkLimits Usual = new(30, TimeSpan.FromMinutes(1));
}

/// <summary>The declarations and the guard of the endpoints opened by link.</summary>
public static class ByLink
{
    public static TBuilder OpenedByLink<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ByLinkAttribute());

    public static bool IsByLink(this HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ByLinkAttribute>() is not null;

    /// <summary>The headers of answers by link, whatever is answered: set last, over those of every page.</summary>
    public static Task Quiet(HttpContext http, RequestDelegate next)
    {
        if (http.IsByLink())
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers.CacheControl = "no-store";
                headers["Referrer-Policy"] = "no-referrer";
                headers["X-Robots-Tag"] = "noindex, nofollow";
                return Task.CompletedTask;
            });
        return next(http);
    }

    /// <summary>A fixed window for each address; other endpoints are not counted.</summary>
    public static void Limit(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.LimitVisitors<LinkLimits>(IsByLink);
        options.OnRejected = (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            // The pattern of the address, never the address: it may hold a link.
            rejected.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ByLink)).LogWarning(
                "Too many requests at {Route}.", (rejected.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            return ValueTask.CompletedTask;
        };
    }
}
