using Microsoft.AspNetCore.RateLimiting;

namespace Maillage.Platform.Pages;

/// <summary>How many forms that carry files one address may send in a time: an office shares one.</summary>
public sealed record UploadLimits(int Requests, TimeSpan Window) : IWindow
{
    public static readonly UploadLimits Usual = new(120, TimeSpan.FromMinutes(1));

    /// <summary>Adds a fixed window for each address to the limits there are.</summary>
    public static void Add(RateLimiterOptions options) =>
        options.LimitVisitors<UploadLimits>(http => http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true);
}
