using Maillage.Platform;
using Microsoft.AspNetCore.HttpOverrides;

namespace Maillage.House;

/// <summary>Believes the proxies that the operator named, and nobody else, about who asks and whether the line is encrypted.</summary>
public static class Proxies
{
    public static void UseProxies(this IApplicationBuilder app, Settings settings)
    {
        if (settings.Proxies.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.Proxies) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
