using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Maillage.Modules.Identity.Outside;

/// <summary>Someone gone to the provider from this browser: what must come back with them.</summary>
/// <param name="Joins">The account that asks to be joined; null for who wants to enter.</param>
/// <param name="Back">Local path to go to in the end.</param>
public sealed record OutsideTrip(int Cooperative, long Provider, string State, string Nonce, string Verifier, long? Joins, string? Back, DateTime EndsAt)
{
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
}

/// <summary>Keeps a trip in an enciphered cookie of one use, ten minutes at most.</summary>
public sealed class OutsideTrips(IDataProtectionProvider protection, Settings settings, Clock clock, RandomNumberGenerator random)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector("Maillage.OutsideTrip");

    private string Cookie => settings.IsSecure ? "__Host-maillage-externe" : "maillage-externe";

    private CookieOptions Options => new() { HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax, Secure = settings.IsSecure };

    public OutsideTrip Begin(HttpResponse response, OutsideProvider provider, long? joins, string? back)
    {
        var trip = new OutsideTrip(provider.CooperativeId.Value, provider.Id.Value, Text(), Text(), Text(), joins, back, clock.Now + Longest);
        response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(trip)), Options);
        return trip;
    }

    /// <summary>The trip this browser comes back from; null when there is none, it took too long, or it is another.</summary>
    public OutsideTrip? End(HttpRequest request, HttpResponse response, string? state)
    {
        if (request.Cookies[Cookie] is not { } kept) return null;
        response.Cookies.Delete(Cookie, Options);
        try
        {
            var trip = JsonSerializer.Deserialize<OutsideTrip>(protector.Unprotect(kept));
            return trip is not null && trip.State == state && clock.Now < trip.EndsAt ? trip : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private string Text()
    {
        Span<byte> secret = stackalloc byte[32];
        random.GetBytes(secret);
        return Base64Url.EncodeToString(secret);
    }
}
