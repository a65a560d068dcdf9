using System.Globalization;
using System.Security.Claims;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>Who gave the right password and owes a second factor.</summary>
public sealed record PendingSignIn(Account Account, bool Kept);

/// <summary>From a right password to an open session, through the second factor when the account has one. A short signed cookie waits in between.</summary>
public sealed class SignInSteps(Db db, SessionBook sessions, SecurityLog log, IHttpContextAccessor web)
{
    /// <summary>Scheme of the cookie that waits for the second factor.</summary>
    public const string Scheme = "second-step";

    /// <summary>How long the second factor may be waited for.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);

    private const string KeptClaim = "kept";

    private HttpContext Http => web.HttpContext!;

    /// <summary>Opens the session, or asks for the second factor first.</summary>
    /// <param name="back">Local path to go to in the end.</param>
    /// <returns>The path to go to now.</returns>
    public async Task<string> AfterPassword(Account account, bool kept, string back)
    {
        if (!account.TwoFactorEnabled)
        {
            await sessions.Begin(account, strong: false, kept);
            log.Opened(account.Id, "password");
            return back;
        }
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)) };
        if (kept) claims.Add(new Claim(KeptClaim, "1"));
        await Http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
        return $"/connexion/second-facteur?retour={Uri.EscapeDataString(back)}";
    }

    /// <summary>Who waits on this device; null when nobody does, or no longer.</summary>
    public async Task<PendingSignIn?> Pending()
    {
        var user = (await Http.AuthenticateAsync(Scheme)).Principal;
        if (!long.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        return await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && !a.Disabled && a.TwoFactorEnabled) is { } account ? new(account, user!.HasClaim(KeptClaim, "1")) : null;
    }

    /// <summary>Opens the session of who gave both.</summary>
    public async Task AfterSecondFactor(PendingSignIn pending)
    {
        await Http.SignOutAsync(Scheme);
        await sessions.Begin(pending.Account, strong: true, pending.Kept);
        log.Opened(pending.Account.Id, "second-factor");
    }
}
