using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Maillage.Tests.Pages.Identity;

/// <summary>What a provider, or who speaks in its place, may get wrong about an identity.</summary>
public enum Lie
{
    None,
    /// <summary>Signed by another key under the same name.</summary>
    Signature,
    Issuer,
    Audience,
    Nonce,
    Expired,
    /// <summary>No signature, and an algorithm that asks for none.</summary>
    Unsigned,
    /// <summary>Signed by the secret that both sides know, as a weaker algorithm allows.</summary>
    Secret,
}

/// <summary>An OpenID provider that says who Camille is, truly or not.</summary>
internal sealed class LyingProvider : IDisposable
{
    public const string ClientId = "nous", Secret = "un secret partagé";

    private static readonly RSA Own = RSA.Create(2048), Forger = RSA.Create(2048);

    private readonly HttpListener listener = new();
    private readonly TimeProvider time;

    /// <param name="time">The clock of who will judge its tokens.</param>
    public LyingProvider(TimeProvider time)
    {
        this.time = time;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Issuer = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }
        listener.Prefixes.Add(Issuer + "/");
        listener.Start();
        _ = Answer();
    }

    public string Issuer { get; }

    public Lie Lie { get; set; }

    /// <summary>What the identity must repeat.</summary>
    public string Nonce { get; set; } = "";

    public void Dispose() => listener.Close();

    private async Task Answer()
    {
        try
        {
            while (true)
            {
                var asked = await listener.GetContextAsync();
                object answer = asked.Request.Url!.AbsolutePath switch
                {
                    "/.well-known/openid-configuration" => new { issuer = Issuer, authorization_endpoint = $"{Issuer}/entrer", token_endpoint = $"{Issuer}/jeton", jwks_uri = $"{Issuer}/cles" },
                    "/cles" => Keys(),
                    _ => new { id_token = Token(), access_token = "rien", token_type = "Bearer" },
                };
                asked.Response.ContentType = "application/json";
                asked.Response.Close(JsonSerializer.SerializeToUtf8Bytes(answer), willBlock: false);
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    private static object Keys()
    {
        var key = Own.ExportParameters(includePrivateParameters: false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } };
    }

    private string Token()
    {
        var now = time.GetUtcNow();
        // Past the two minutes by which clocks may differ.
        var ends = Lie == Lie.Expired ? now.AddMinutes(-3) : now.AddMinutes(5);
        var said = Part(new { alg = Lie switch { Lie.Unsigned => "none", Lie.Secret => "HS256", _ => "RS256" }, kid = "1", typ = "JWT" }) + "." + Part(new
        {
            iss = Lie == Lie.Issuer ? "https://ailleurs.example" : Issuer,
            aud = Lie == Lie.Audience ? "quelqu’un d’autre" : ClientId,
            nonce = Lie == Lie.Nonce ? "celui d’un autre voyage" : Nonce,
            iat = now.AddHours(-1).ToUnixTimeSeconds(),
            exp = ends.ToUnixTimeSeconds(),
            sub = "camille",
            email = OutsideTests.Camille,
            email_verified = true,
        });
        var bytes = Encoding.ASCII.GetBytes(said);
        return said + "." + Base64Url.EncodeToString(Lie switch
        {
            Lie.Unsigned => [],
            Lie.Secret => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), bytes),
            _ => (Lie == Lie.Signature ? Forger : Own).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        });
    }

    private static string Part(object said) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(said));
}
