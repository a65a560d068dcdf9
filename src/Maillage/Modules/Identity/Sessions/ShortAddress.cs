using System.Net;
using System.Net.Sockets;

namespace Maillage.Modules.Identity.Sessions;

/// <summary>An address of the internet without its end: a place, not a person.</summary>
public static class ShortAddress
{
    /// <summary>« 192.0.2.x », « 2001:db8:1234:… »; empty when it is not known.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork) return $"{bytes[0]}.{bytes[1]}.{bytes[2]}.x";
        return IPAddress.IsLoopback(address) ? "cette machine" : $"{bytes[0] << 8 | bytes[1]:x}:{bytes[2] << 8 | bytes[3]:x}:{bytes[4] << 8 | bytes[5]:x}:…";
    }
}
