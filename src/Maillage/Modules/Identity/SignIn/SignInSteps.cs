using System.Globalization;
using System.Security.Claims;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>Who gave the right password and owes a second factor.</summary>
/// <param name="Others">Accounts of other cooperatives that the person proved to hold too.</param>
/// <param name="ByLink">Came by a mailed link, without a password.</param>
/// <param name="GoesOn">Comes from the session that is open on this device.</param>
/// <param name="Proved">Gave the password of this account just now.</param>
public sealed record PendingSignIn(Account Account, bool Kept, IReadOnlyList<long> Others, bool ByLink, bool GoesOn, bool Proved);

/// <summary>Who proved to hold several accounts and owes a choice.</summary>
public sealed record PendingChoice(IReadOnlyList<Account> Accounts, bool Kept);

/// <summary>
/// From a right password to an open session, through the choice of a cooperative when it opens several, and through the second factor when the account has
/// one. A short signed cookie waits in between.
/// </summary>
public sealed class SignInSteps(Db db, SessionBook sessions, SecurityLog log, IHttpContextAccessor web)
{
    /// <summary>Scheme of the cookie that waits for the choice or the second factor.</summary>
    public const string Scheme = "second-step";

    /// <summary>How long they may be waited for.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);

    private const string KeptClaim = "kept";
    private const string OtherClaim = "other";
    private const string LinkClaim = "link";
    private const string GoesOnClaim = "goes-on";
    private const string UnprovedClaim = "unproved";

    private HttpContext Http => web.HttpContext!;

    /// <summary>Opens the session, or asks first which cooperative is meant, when the accounts are several.</summary>
    /// <returns>The path to go to now.</returns>
    public async Task<string> AfterPassword(IReadOnlyList<Account> accounts, bool kept, string back)
    {
        if (accounts is [var only]) return await AfterPassword(only, kept, back);
        await Keep(null, kept, accounts.Select(a => a.Id));
        return $"/connexion/cooperative?retour={Uri.EscapeDataString(back)}";
    }

    /// <summary>Opens the session, or asks for the second factor first.</summary>
    /// <param name="back">Local path to go to in the end.</param>
    /// <param name="others">Accounts of other cooperatives that the person proved to hold too.</param>
    /// <returns>The path to go to now.</returns>
    public Task<string> AfterPassword(Account account, bool kept, string back, IReadOnlyList<long>? others = null) => Enter(account, "password", kept, back, others ?? []);

    /// <summary>Goes from the open session to an account of another cooperative. It lives no longer for it.</summary>
    /// <param name="others">All that the session proved, its own account too.</param>
    /// <param name="proved">Whether the password of that account was given just now; else what asks who one is asks at once.</param>
    /// <returns>The path to go to now.</returns>
    public Task<string> GoOn(Account account, SignedSession from, IReadOnlyList<long> others, bool proved) =>
        Enter(account, proved ? "password" : "other-cooperative", from.Kept, "/", others, from.ByLink && !proved, goesOn: true, proved);

    /// <param name="by">How, as the log of security writes it when no second factor is owed.</param>
    private async Task<string> Enter(Account account, string by, bool kept, string back, IReadOnlyList<long> others, bool byLink = false, bool goesOn = false, bool proved = true)
    {
        if (!account.TwoFactorEnabled)
        {
            await Http.SignOutAsync(Scheme);
            await sessions.Begin(account, strong: false, kept, others, byLink, goesOn, proved);
            log.Opened(account.Id, by);
            return back;
        }
        await Keep(account.Id, kept, others, byLink, goesOn, proved);
        return $"/connexion/second-facteur?retour={Uri.EscapeDataString(back)}";
    }

    /// <summary>Opens the session of who came by a mailed link, or asks for the second factor first: it proves nothing to what asks again who one is.</summary>
    /// <returns>The path to go to now.</returns>
    public Task<string> AfterLink(Account account, string back) => Enter(account, "link", false, back, [], byLink: true);

    /// <summary>Who waits for a second factor on this device; null when nobody does, or no longer.</summary>
    public async Task<PendingSignIn?> Pending()
    {
        var user = (await Http.AuthenticateAsync(Scheme)).Principal;
        if (!long.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        return await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && !a.Disabled && a.TwoFactorEnabled) is { } account ? new(account, user!.HasClaim(KeptClaim, "1"), OthersOf(user), user.HasClaim(LinkClaim, "1"), user.HasClaim(GoesOnClaim, "1"), !user.HasClaim(UnprovedClaim, "1")) : null;
    }

    /// <summary>Who waits for a choice on this device; null when nobody does, or no longer.</summary>
    public async Task<PendingChoice?> Choice()
    {
        var user = (await Http.AuthenticateAsync(Scheme)).Principal;
        if (user is null || user.HasClaim(c => c.Type == ClaimTypes.NameIdentifier)) return null;
        var ids = OthersOf(user);
        var accounts = await db.Set<Account>().Where(a => ids.Contains(a.Id) && !a.Disabled).OrderBy(a => a.CooperativeId).ToListAsync();
        return accounts.Count == 0 ? null : new(accounts, user.HasClaim(KeptClaim, "1"));
    }

    /// <summary>Opens the session of who gave both.</summary>
    public async Task AfterSecondFactor(PendingSignIn pending)
    {
        await Http.SignOutAsync(Scheme);
        await sessions.Begin(pending.Account, strong: true, pending.Kept, pending.Others, pending.ByLink, pending.GoesOn, pending.Proved);
        log.Opened(pending.Account.Id, "second-factor");
    }

    private static List<long> OthersOf(ClaimsPrincipal user) => [.. user.FindAll(OtherClaim).Select(c => long.Parse(c.Value, CultureInfo.InvariantCulture))];

    private Task Keep(long? account, bool kept, IEnumerable<long> others, bool byLink = false, bool goesOn = false, bool proved = true)
    {
        var claims = others.Select(o => new Claim(OtherClaim, o.ToString(CultureInfo.InvariantCulture))).ToList();
        if (account is { } id) claims.Add(new Claim(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture)));
        if (byLink) claims.Add(new Claim(LinkClaim, "1"));
        if (goesOn) claims.Add(new Claim(GoesOnClaim, "1"));
        if (!proved) claims.Add(new Claim(UnprovedClaim, "1"));
        if (kept) claims.Add(new Claim(KeptClaim, "1"));
        return Http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }
}
