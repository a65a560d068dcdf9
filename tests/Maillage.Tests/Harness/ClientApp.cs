using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maillage.Tests.Harness;

/// <summary>Another program of a cooperative, as others write them: it signs people in by the OpenID Connect client of ASP.NET Core, which verifies everything.</summary>
public sealed class ClientApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private ClientApp(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;
    /// <summary>Set before the first request.</summary>
    public string Issuer { get; set; } = "";
    public string ClientId { get; set; } = "";
    public string Secret { get; set; } = "";

    /// <summary>Where it waits for people once signed in.</summary>
    public string SignedInUri => $"{Address}signin-oidc";
    public string SignedOutUri => $"{Address}signout-callback-oidc";
    /// <summary>A page that only answers, for tests that drive the protocol by hand.</summary>
    public string PlainUri => $"{Address}recu";

    public static async Task<ClientApp> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ClientApp? client = null;
        builder.Services.AddAuthorization().AddAuthentication(o => (o.DefaultScheme, o.DefaultChallengeScheme) = (CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme))
            .AddCookie(o => o.Cookie.Name = "client")
            .AddOpenIdConnect(o =>
            {
                (o.Authority, o.ClientId, o.ClientSecret, o.RequireHttpsMetadata) = (client!.Issuer, client.ClientId, client.Secret, false);
                (o.ResponseType, o.ResponseMode, o.SaveTokens, o.GetClaimsFromUserInfoEndpoint, o.MapInboundClaims) = ("code", "query", true, true, false);
                // Without TLS, browsers would keep neither cookie.
                foreach (var cookie in (CookieBuilder[])[o.CorrelationCookie, o.NonceCookie]) (cookie.SecurePolicy, cookie.SameSite) = (CookieSecurePolicy.SameAsRequest, SameSiteMode.Lax);
                foreach (var scope in (string[])["email", "groups"]) o.Scope.Add(scope);
                o.ClaimActions.MapUniqueJsonKey("groups", "groups");
            });
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/moi", (HttpContext http) => Results.Text(JsonSerializer.Serialize(http.User.Claims.GroupBy(c => c.Type).ToDictionary(g => g.Key, g => string.Join(",", g.Select(c => c.Value)))))).RequireAuthorization();
        app.MapGet("/sortir", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/recu" }, [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]));
        app.MapGet("/recu", () => Results.Text("reçu"));
        client = new ClientApp(app);
        await app.StartAsync();
        client.Address = new Uri(app.Urls.First());
        return client;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
