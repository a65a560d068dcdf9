using System.Threading.RateLimiting;
using Maillage.Platform.Links;
using Microsoft.AspNetCore.RateLimiting;

namespace Maillage.Platform.Pages;

/// <summary>How many forms that carry files one address may send in a time: an office shares one.</summary>
public sealed record UploadLimits(int Requests, TimeSpan Window)
{
    public static readonly UploadLimits Usual = new(120, TimeSpan.FromMinutes(1));

    /// <summary>Adds a fixed window for each address to the limits there are.</summary>
    public static void Add(RateLimiterOptions options) => options.GlobalLimiter = PartitionedRateLimiter.CreateChained(options.GlobalLimiter!,
        PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            if (http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true) return RateLimitPartition.GetNoLimiter("");
            var limits = http.RequestServices.GetRequiredService<UploadLimits>();
            return RateLimitPartition.GetFixedWindowLimiter(ByLink.Visitor(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = limits.Requests, Window = limits.Window });
        }));
}
