using Maillage.Modules.Identity;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.House;

/// <summary>
/// The cookies of the house. Over TLS each has the prefix <c>__Host-</c>: browsers then take it only from this very host, for all its paths, and
/// never send it in clear. Without TLS (a demonstration on one's own machine) browsers refuse the prefix, and the same cookies go without.
/// </summary>
public static class OurCookies
{
    public static void Name(IServiceCollection services, Settings settings)
    {
        void Set(CookieBuilder cookie, string name)
        {
            cookie.Name = settings.IsSecure ? "__Host-" + name : name;
            cookie.Path = "/";
            cookie.HttpOnly = true;
            cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }

        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => Set(o.Cookie, "maillage"));
        services.Configure<CookieAuthenticationOptions>(SignInSteps.Scheme, o => Set(o.Cookie, "maillage-etape"));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o => Set(o.Cookie, "maillage-cle"));
        services.Configure<AntiforgeryOptions>(o => Set(o.Cookie, "maillage-form"));
        services.Configure<CookieTempDataProviderOptions>(o => Set(o.Cookie, "maillage-message"));
    }
}
