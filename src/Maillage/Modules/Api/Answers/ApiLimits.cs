using System.Threading.RateLimiting;
using Maillage.Modules.Api.Tokens;
using Maillage.Platform.Links;
using Microsoft.AspNetCore.RateLimiting;

namespace Maillage.Modules.Api.Answers;

/// <summary>How many requests one token may make in a time, and one address by all the tokens it tries.</summary>
public sealed record ApiLimits(int Requests, TimeSpan Window)
{
    /// <summary>Programs of one office may share an address: it has that many times what a token has.</summary>
    private const int TokensAtOneAddress = 5;

    public static readonly ApiLimits Usual = new(600, TimeSpan.FromMinutes(1));

    /// <summary>Adds a window for each token to the limits there are.</summary>
    public static void Limit(RateLimiterOptions options)
    {
        var ofTokens = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            if (!http.IsApi()) return RateLimitPartition.GetNoLimiter("");
            var limits = http.RequestServices.GetRequiredService<ApiLimits>();
            var caller = TokenText.SentBy(http.Request) is { } token ? LinkToken.Hash(token) : ByLink.Visitor(http.Connection.RemoteIpAddress);
            return RateLimitPartition.GetFixedWindowLimiter(caller, _ => new() { PermitLimit = limits.Requests, Window = limits.Window });
        });
        // Who tries tokens brings another one each time.
        var ofAddresses = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            if (!http.IsApi()) return RateLimitPartition.GetNoLimiter("");
            var limits = http.RequestServices.GetRequiredService<ApiLimits>();
            return RateLimitPartition.GetFixedWindowLimiter(ByLink.Visitor(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = limits.Requests * TokensAtOneAddress, Window = limits.Window });
        });
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained([.. options.GlobalLimiter is { } others ? [others] : Array.Empty<PartitionedRateLimiter<HttpContext>>(), ofAddresses, ofTokens]);
    }
}
