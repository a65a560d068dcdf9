using System.Collections.Concurrent;
using System.Text.Json;
using Maillage.Platform;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Maillage.Modules.Identity.Outside;

/// <summary>Who someone is, as the provider signed it.</summary>
/// <param name="Email">Their address, when the provider says that it verified it.</param>
public sealed record OutsidePerson(string Subject, string? Email);

/// <summary>
/// Speaks to the provider: a code with PKCE, exchanged by us, and an identity whose signature, issuer, audience, time and nonce are verified. It calls no one
/// but the provider that was set, and only when someone goes there.
/// </summary>
public sealed partial class OutsideConversation : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(10);
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly OutsideSecrets secrets;
    private readonly ILogger<OutsideConversation> log;
    private readonly ConcurrentDictionary<string, (Addresses Addresses, DateTimeOffset ReadAt)> known = new();

    public OutsideConversation(Settings settings, TimeProvider time, OutsideSecrets secrets, ILogger<OutsideConversation> log)
    {
        (this.time, this.secrets, this.log) = (time, secrets, log);
        http = new(OutsideCalls.Handler(settings)) { Timeout = Patience, MaxResponseContentBufferSize = 1_000_000 };
    }

    /// <summary>Where to send someone; null when the provider does not answer.</summary>
    /// <param name="back">Whole address of our page of return.</param>
    public Task<string?> Go(OutsideProvider provider, OutsideTrip trip, string back) => Try(provider, async () =>
    {
        var to = await Find(provider.Issuer);
        return QueryHelpers.AddQueryString(to.Authorize, new Dictionary<string, string?>
        {
            ["client_id"] = provider.ClientId,
            ["response_type"] = "code",
            ["response_mode"] = "query",
            ["redirect_uri"] = back,
            ["scope"] = "openid profile email",
            ["state"] = trip.State,
            ["nonce"] = trip.Nonce,
            ["code_challenge"] = trip.Challenge,
            ["code_challenge_method"] = "S256",
        });
    });

    /// <summary>Who came back with a code; null when the provider does not say, or says it wrongly.</summary>
    public Task<OutsidePerson?> Meet(OutsideProvider provider, OutsideTrip trip, string code, string back) => Try(provider, async () =>
    {
        var to = await Find(provider.Issuer);
        using var sent = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = back,
            ["client_id"] = provider.ClientId,
            ["client_secret"] = secrets.Read(provider.Secret) ?? "",
            ["code_verifier"] = trip.Verifier,
        });
        using var answer = await http.PostAsync(to.Token, sent);
        using var tokens = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return await Verify(provider, trip, to, tokens.RootElement.GetProperty("id_token").GetString());
    });

    public void Dispose() => http.Dispose();

    private async Task<OutsidePerson?> Verify(OutsideProvider provider, OutsideTrip trip, Addresses to, string? token)
    {
        var keys = new JsonWebKeySet(await http.GetStringAsync(to.Keys));
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidAlgorithms = Algorithms,
            LifetimeValidator = (from, until, _, _) => until > Now - Leeway && !(from > Now + Leeway),
        });
        if (!read.IsValid) throw read.Exception;
        var claims = new Dictionary<string, object>(read.Claims);
        if (claims.GetValueOrDefault("nonce") as string != trip.Nonce) throw new SecurityTokenException("The nonce is not ours.");
        var verified = claims.GetValueOrDefault("email_verified") is true or "true";
        return claims.GetValueOrDefault("sub") is string { Length: > 0 and <= 300 } subject ? new(subject, verified ? claims.GetValueOrDefault("email") as string : null) : null;
    }

    private static TimeSpan Leeway => TimeSpan.FromMinutes(2);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<Addresses> Find(string issuer)
    {
        if (known.TryGetValue(issuer, out var entry) && time.GetUtcNow() - entry.ReadAt < Known) return entry.Addresses;
        using var read = JsonDocument.Parse(await http.GetStringAsync($"{issuer.TrimEnd('/')}/.well-known/openid-configuration"));
        string Of(string name) => read.RootElement.GetProperty(name).GetString()!;
        if (Of("issuer") != issuer) throw new SecurityTokenException("The issuer says it is another.");
        var found = new Addresses(Of("authorization_endpoint"), Of("token_endpoint"), Of("jwks_uri"));
        // What the provider names is called like itself: over TLS unless it is this very machine.
        foreach (var address in (string[])[found.Authorize, found.Token, found.Keys])
            if (new Uri(address) is not { Scheme: "https" } and not { Scheme: "http", IsLoopback: true }) throw new SecurityTokenException("An address of the provider is not safe.");
        known[issuer] = (found, time.GetUtcNow());
        return found;
    }

    private async Task<T?> Try<T>(OutsideProvider provider, Func<Task<T?>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or JsonException or KeyNotFoundException or SecurityTokenException or ArgumentException or InvalidOperationException or UriFormatException or PrivateAddressException)
        {
            Failed(error, provider.Id.Value);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outside provider {Provider} did not say who someone is.")]
    private partial void Failed(Exception error, long provider);

    private sealed record Addresses(string Authorize, string Token, string Keys);
}
