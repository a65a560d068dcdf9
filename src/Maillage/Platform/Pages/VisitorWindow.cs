using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Maillage.Platform.Pages;

/// <summary>How many requests are taken in a time.</summary>
public interface IWindow
{
    int Requests { get; }
    TimeSpan Window { get; }
}

/// <summary>Limits of what one visitor asks, whoever they are.</summary>
public static class VisitorWindow
{
    /// <summary>Adds a fixed window for each visitor to the limits there are.</summary>
    /// <typeparam name="T">The limits, among the services.</typeparam>
    /// <param name="counts">Which requests; the others pass.</param>
    /// <param name="times">So many times the requests of the limits.</param>
    public static void LimitVisitors<T>(this RateLimiterOptions options, Func<HttpContext, bool> counts, int times = 1) where T : class, IWindow =>
        options.Limit<T>(http => counts(http) ? Visitor(http.Connection.RemoteIpAddress) : null, times);

    /// <summary>The same for each who asks.</summary>
    /// <param name="who">Names them; null when the request is not counted.</param>
    public static void Limit<T>(this RateLimiterOptions options, Func<HttpContext, string?> who, int times = 1) where T : class, IWindow
    {
        var limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            if (who(http) is not { } asking) return RateLimitPartition.GetNoLimiter("");
            var limits = http.RequestServices.GetRequiredService<T>();
            return RateLimitPartition.GetFixedWindowLimiter(asking, _ => new() { PermitLimit = limits.Requests * times, Window = limits.Window });
        });
        options.GlobalLimiter = options.GlobalLimiter is { } others ? PartitionedRateLimiter.CreateChained(others, limiter) : limiter;
    }

    /// <summary>One visitor: an IPv4 address, or the IPv6 network a subscriber is given whole.</summary>
    public static string Visitor(IPAddress? address)
    {
        if (address is null) return "?";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
