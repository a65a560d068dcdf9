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

    public WebhookTransport(Settings settings) => http = new(OutsideCalls.Handler(settings)) { Timeout = Patience };

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

    public void Dispose() => http.Dispose();
}
