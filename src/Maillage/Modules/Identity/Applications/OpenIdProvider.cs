using System.Security.Cryptography;
using Maillage.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Maillage.Modules.Identity.Applications;

/// <summary>
/// The OpenID Connect provider: OpenIddict speaks the protocol, with codes and PKCE alone; who may ask, who someone is and how long it holds are rows of
/// ours, behind the walls between cooperatives. Its codes and tokens are enciphered by the keys of the program; only the identity is signed for others.
/// </summary>
public static class OpenIdProvider
{
    /// <summary>How long a code waits for the application to take it.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(2);

    public static void Add(IServiceCollection services)
    {
        services.AddOpenIddict().AddServer(o =>
        {
            o.SetConfigurationEndpointUris(OpenIdPaths.Discovery).SetJsonWebKeySetEndpointUris(OpenIdPaths.Keys).SetAuthorizationEndpointUris(OpenIdPaths.Authorize)
                .SetTokenEndpointUris(OpenIdPaths.Token).SetUserInfoEndpointUris(OpenIdPaths.UserInfo).SetEndSessionEndpointUris(OpenIdPaths.EndSession);
            o.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
            o.SetAuthorizationCodeLifetime(CodeLife).SetAccessTokenLifetime(TimeSpan.FromHours(1)).SetIdentityTokenLifetime(TimeSpan.FromMinutes(20)).SetRefreshTokenLifetime(TimeSpan.FromDays(30));
            o.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, ApplicationClaims.Groups, Scopes.OfflineAccess).DisableScopeValidation();
            o.RegisterClaims(Claims.Subject, Claims.Name, Claims.Email, Claims.EmailVerified, ApplicationClaims.Groups);
            o.EnableDegradedMode();
            o.UseDataProtection();
            o.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableStatusCodePagesIntegration();
            o.AddEventHandler<ValidateAuthorizationRequestContext>(h => h.UseScopedHandler<CheckAuthorization>());
            o.AddEventHandler<HandleAuthorizationRequestContext>(h => h.UseScopedHandler<CheckPrompt>());
            o.AddEventHandler<ApplyAuthorizationResponseContext>(h => h.UseScopedHandler<SendBackByPage>());
            o.AddEventHandler<ValidateTokenRequestContext>(h => h.UseScopedHandler<CheckClient>());
            o.AddEventHandler<HandleTokenRequestContext>(h => h.UseScopedHandler<RenewClaims>());
            o.AddEventHandler<HandleUserInfoRequestContext>(h => h.UseScopedHandler<TellUser>());
            o.AddEventHandler<ValidateEndSessionRequestContext>(h => h.UseScopedHandler<CheckEndSession>());
            o.AddEventHandler<HandleEndSessionRequestContext>(h => h.UseScopedHandler<EndSession>());
            o.AddEventHandler<ApplyEndSessionResponseContext>(h => h.UseScopedHandler<AfterEndSession>());
        });
        services.AddOptions<OpenIddictServerOptions>().Configure<SigningKeys>((o, keys) =>
        {
            o.SigningCredentials.AddRange(keys.Credentials);
            // Asked for, and never used: whatever is enciphered is so by the keys of the program.
            o.EncryptionCredentials.Add(new EncryptingCredentials(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
            // The answer in the address alone: the other ways are forms and scripts that our pages forbid.
            o.CodeChallengeMethods.RemoveWhere(method => method != CodeChallengeMethods.Sha256);
            o.ResponseModes.RemoveWhere(mode => mode != ResponseModes.Query);
        });
        services.AddOptions<OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreOptions>().Configure<Platform.Settings>((o, settings) => o.DisableTransportSecurityRequirement = !settings.IsSecure);
        services.AddSingleton<SigningKeys>().AddScoped<ApplicationBook>().AddScoped<ApplicationActions>().AddScoped<ApplicationClaims>();
        services.Replace(ServiceDescriptor.Singleton<IAuthenticationSchemeProvider, OnlyForApplications>());
    }
}

/// <summary>Lets OpenIddict look at what applications ask alone: every other request goes by without.</summary>
internal sealed class OnlyForApplications(IOptions<AuthenticationOptions> options, IHttpContextAccessor web) : AuthenticationSchemeProvider(options)
{
    public override async Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        web.HttpContext?.IsOpenId() == true ? await base.GetRequestHandlerSchemesAsync() : [];
}
