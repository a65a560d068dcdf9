using System.Threading.RateLimiting;
using Maillage.Modules.Api.Tokens;
using Maillage.Platform.Links;
using Microsoft.AspNetCore.RateLimiting;

namespace Maillage.Modules.Api.Answers;

/// <summary>How many requests one token may make in a time; requests without one are counted by their address.</summary>
public sealed record ApiLimits(int Requests, TimeSpan Window)
{
    public static readonly ApiLimits Usual = new(600, TimeSpan.FromMinutes(1));

    /// <summary>Adds a window for each token to the limits there are.</summary>
    public static void Limit(RateLimiterOptions options)
    {
        var ofTokens = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            if (!http.IsApi()) return RateLimitPartition.GetNoLimiter("");
            var limits = http.RequestServices.GetRequiredService<ApiLimits>();
            var caller = TokenText.SentBy(http.Request) is { } token ? LinkToken.Hash(token) : $"{http.Connection.RemoteIpAddress}";
            return RateLimitPartition.GetFixedWindowLimiter(caller, _ => new() { PermitLimit = limits.Requests, Window = limits.Window });
        });
        options.GlobalLimiter = options.GlobalLimiter is { } others ? PartitionedRateLimiter.CreateChained(others, ofTokens) : ofTokens;
    }
}
