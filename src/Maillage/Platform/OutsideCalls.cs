using System.Net;
using System.Net.Sockets;

namespace Maillage.Platform;

/// <summary>
/// How other programs are called: directly, without following a redirection, and never a machine of the local network unless the operator allows it. The
/// name is resolved here and the very address that was checked is called.
/// </summary>
public static class OutsideCalls
{
    public static SocketsHttpHandler Handler(Settings settings) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = async (context, cancel) =>
        {
            var address = (await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel)).FirstOrDefault(a => settings.WebhooksReachPrivate || !IsPrivate(a)) ?? throw new PrivateAddressException();
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    /// <summary>Why an address may not be called, in French; null when it may, as far as it says.</summary>
    public static string? Obstacle(Uri address, Settings settings)
    {
        if (address.Scheme == "http" && !address.IsLoopback) return "L’adresse commence par https : ce qui part en clair peut être lu en chemin.";
        var isPrivate = address.IsLoopback || IPAddress.TryParse(address.DnsSafeHost, out var ip) && IsPrivate(ip);
        return isPrivate && !settings.WebhooksReachPrivate ? "Cette adresse est celle d’une machine du réseau local : l’exploitant de Maillage peut l’autoriser (Maillage:Webhooks:PrivateAddresses)." : null;
    }

    /// <summary>Loopback, link-local, site-local and other addresses that no public network routes.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any) || Translated(address) is { } inside && IsPrivate(inside);
        return address.GetAddressBytes() is [var a, var b, ..] && (a is 0 or 10 or 127 or >= 224 || (a, b) is (169, 254) or (192, 168) or (192, 0) or (198, 18) or (198, 19)
            || a == 172 && b is >= 16 and <= 31 || a == 100 && b is >= 64 and <= 127);
    }

    /// <summary>The IPv4 address that an address of translation (NAT64, 6to4) leads to; null for the others.</summary>
    private static IPAddress? Translated(IPAddress address) => address.GetAddressBytes() switch
    {
        [0, 0x64, 0xff, 0x9b, .., var a, var b, var c, var d] => new IPAddress([a, b, c, d]),
        [0x20, 0x02, var a, var b, var c, var d, ..] => new IPAddress([a, b, c, d]),
        _ => null,
    };
}

/// <summary>The name called leads to a machine of the local network alone.</summary>
public sealed class PrivateAddressException : Exception;
