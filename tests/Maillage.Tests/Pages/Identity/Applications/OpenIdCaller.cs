using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Applications;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Identity.Applications;

/// <summary>An application that drives the protocol by hand.</summary>
internal sealed class OpenIdCaller(TestHouse house, string clientId, string secret, string redirectUri) : IDisposable
{
    private const string Verifier = "un-verificateur-de-quarante-trois-lettres-au-moins-0123456789";
    private readonly HttpClient http = new() { BaseAddress = house.Address };

    public static string Challenge { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public string ClientId => clientId;

    /// <summary>Registers an application, as the administrator would, and gives what calls for it.</summary>
    public static async Task<OpenIdCaller> Register(TestHouse house, string redirectUri, bool tells = false, string afterSignOut = "")
    {
        var admin = await house.Account($"Administratrice {Guid.NewGuid():N}", Role.Administrator);
        return await house.As(admin, async s =>
        {
            var actions = s.GetRequiredService<ApplicationActions>();
            var made = await actions.Register(new("Fichiers partagés", redirectUri, afterSignOut, tells, tells));
            Assert.True(made.Ok, made.Refusal?.Message);
            return new OpenIdCaller(house, (await actions.Find(made.Value.Id.Value))!.ClientId, made.Value.Secret, redirectUri.Split('\n')[0]);
        });
    }

    public string Secret => secret;

    /// <summary>The address a person is sent to, with some parameters changed or, for null, left out.</summary>
    public string Authorize(int cooperative = 1, params (string Name, string? Value)[] but)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = clientId,
            ["response_type"] = "code",
            ["redirect_uri"] = redirectUri,
            ["scope"] = "openid profile email groups offline_access",
            ["state"] = "etat",
            ["nonce"] = "nonce",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in but) parameters[name] = value;
        return $"/openid/{cooperative}/autorisation?{string.Join('&', parameters.Where(p => p.Value is not null).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"))}";
    }

    /// <summary>The code a signed-in person brings back.</summary>
    public async Task<string> Code(Visitor visitor)
    {
        await visitor.Open(Authorize());
        return HttpUtility.ParseQueryString(visitor.Path[visitor.Path.IndexOf('?', StringComparison.Ordinal)..])["code"] ?? throw new InvalidOperationException(visitor.Path);
    }

    public Task<(HttpStatusCode Status, JsonElement Json)> Redeem(string code, int cooperative = 1, string? verifier = Verifier, string? otherSecret = null) => Ask(cooperative, otherSecret,
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectUri), ("code_verifier", verifier));

    public Task<(HttpStatusCode Status, JsonElement Json)> Renew(string token) => Ask(1, null, ("grant_type", "refresh_token"), ("refresh_token", token));

    public async Task<(HttpStatusCode Status, JsonElement Json)> User(string accessToken, int cooperative = 1)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/openid/{cooperative}/utilisateur");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }

    public async Task<JsonElement> Read(string path) => JsonDocument.Parse(await http.GetStringAsync(path)).RootElement;

    public void Dispose() => http.Dispose();

    private async Task<(HttpStatusCode, JsonElement)> Ask(int cooperative, string? otherSecret, params (string Name, string? Value)[] fields)
    {
        var sent = fields.Append(("client_id", clientId)).Append(("client_secret", otherSecret ?? secret)).Where(f => f.Item2 is not null).Select(f => KeyValuePair.Create(f.Item1, f.Item2!));
        using var answer = await http.PostAsync($"/openid/{cooperative}/jeton", new FormUrlEncodedContent(sent));
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
