using System.Globalization;
using System.Security.Cryptography;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Viewing;

/// <summary>
/// « Voir comme »: someone of the cooperative sees what an account sees, for half an hour, without writing anything. Each page so seen is in the audit
/// trail; what is private to the person stays out of sight. Nobody is looked through who may give rights or look themself.
/// </summary>
public sealed class Viewing(Db db, Access access, Current current, Clock clock, IDataProtectionProvider protection)
{
    private const string Cookie = "maillage-voir-comme";

    /// <summary>The name of the cookie, bound to this host over TLS like those of <c>OurCookies</c>.</summary>
    public static string CookieAt(HttpContext http) => http.Request.IsHttps ? "__Host-" + Cookie : Cookie;

    /// <summary>How the cookie is given and taken back.</summary>
    public static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = Lifespan };

    /// <summary>Takes the cookie back.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(CookieAt(http), new() { Secure = http.Request.IsHttps });

    /// <summary>How long a look lasts.</summary>
    public static readonly TimeSpan Lifespan = TimeSpan.FromMinutes(30);

    private readonly IDataProtector protector = protection.CreateProtector("Maillage.Viewing");

    /// <summary>Begins to look as an account: what the cookie holds.</summary>
    public async Task<Result<string>> Begin(long account)
    {
        if (current.Account is not { } behind || await access.Need(IdentityModule.View, Resource.Cooperative) is { Ok: false }) return Refusal.Forbidden;
        if (await NameOf(account) is null) return Refusal.NotFound;
        if (account == behind || await Watches(account)) return new Refusal("identity.view.guarded", "On ne regarde pas avec les yeux de qui donne des droits.");
        await db.NoteRead(nameof(Account), account, Reads.ThroughOtherEyes);
        return protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{db.Cooperative.Value} {behind} {account} {(clock.Now + Lifespan).Ticks}"));
    }

    /// <summary>Makes the request look as the account that the cookie names, if whoever brings it still may; their name, or null when nothing holds.</summary>
    public async Task<string?> Resume(string cookie)
    {
        if (Read(cookie) is not [var cooperative, var behind, var account, var until] || cooperative != db.Cooperative.Value || behind != current.Account || until < clock.Now.Ticks) return null;
        if (!await access.Can(IdentityModule.View, Resource.Cooperative) || await Watches(account) || await NameOf(account) is not { } name) return null;
        current.LookAs(account, behind);
        await db.NoteRead(nameof(Account), account, Reads.ThroughOtherEyes);
        return name;
    }

    private IReadOnlyList<long> Read(string cookie)
    {
        try
        {
            return [.. protector.Unprotect(cookie).Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture))];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private Task<string?> NameOf(long account) => db.Set<Account>().Where(a => a.Id == account && a.CooperativeId == db.Cooperative && !a.Disabled).Select(a => a.DisplayName).SingleOrDefaultAsync();

    private async Task<bool> Watches(long account) => await access.Holds(account, IdentityModule.ManageAccounts) || await access.Holds(account, IdentityModule.View);
}
