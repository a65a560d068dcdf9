using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Maillage.Platform;

namespace Maillage.Modules.Api.Webhooks;

/// <summary>Why a call failed.</summary>
/// <param name="IsFinal">Whether trying again would not help.</param>
public sealed record CallFailure(string Reason, bool IsFinal = false);

/// <summary>
/// Calls other programs: only the addresses that administrators entered, directly, without following a redirection, and never a machine of the local network
/// unless the operator allows it. The name is resolved here and the very address that was checked is called.
/// </summary>
public sealed class WebhookTransport : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http;

    public WebhookTransport(Settings settings) => http = new(new SocketsHttpHandler
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
    })
    { Timeout = Patience };

    /// <summary>Null when the other program took it.</summary>
    public async Task<CallFailure?> Call(string url, WebhookDelivery delivery, string secret, DateTimeOffset now)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Maillage-Event", delivery.Kind);
        request.Headers.TryAddWithoutValidation("Maillage-Delivery", delivery.Id.ToString());
        request.Headers.TryAddWithoutValidation("Maillage-Signature", Sign(delivery.Body, secret, now));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return answer.IsSuccessStatusCode ? null : new($"L’autre programme a répondu {(int)answer.StatusCode}.", IsFinal: answer.StatusCode == HttpStatusCode.Gone);
        }
        catch (Exception error) when (error is PrivateAddressException || error.InnerException is PrivateAddressException)
        {
            return new("Cette adresse est celle d’une machine du réseau local : Maillage ne l’appelle pas, sauf si l’exploitant l’autorise.", IsFinal: true);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or SocketException)
        {
            return new(error is TaskCanceledException ? "L’autre programme n’a pas répondu en dix secondes." : "L’autre programme n’a pas pu être joint.");
        }
    }

    /// <summary><c>t=1764000000,v1=…</c>: HMAC-SHA256, in hexadecimal, of the instant in seconds, a dot and the body.</summary>
    public static string Sign(string body, string secret, DateTimeOffset now)
    {
        var at = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")))}";
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

    public void Dispose() => http.Dispose();

    private sealed class PrivateAddressException : Exception;
}
