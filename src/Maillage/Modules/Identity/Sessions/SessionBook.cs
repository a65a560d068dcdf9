using System.Globalization;
using System.Security.Claims;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Applications;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Sessions;

/// <param name="Session">Names the row.</param>
public readonly record struct SessionCookie(long Session, long Account, CooperativeId Cooperative)
{
    private const string SessionClaim = "maillage:session";
    private const string CooperativeClaim = "maillage:cooperative";

    /// <summary>What a signed cookie says; null for nobody.</summary>
    public static SessionCookie? Read(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(SessionClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var session)
        && long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var account)
        && int.TryParse(user.FindFirstValue(CooperativeClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var cooperative)
            ? new SessionCookie(session, account, new CooperativeId(cooperative))
            : null;

    internal ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
    [
        new Claim(ClaimTypes.NameIdentifier, Account.ToString(CultureInfo.InvariantCulture)),
        new Claim(SessionClaim, Session.ToString(CultureInfo.InvariantCulture)),
        new Claim(CooperativeClaim, Cooperative.ToString()),
    ], IdentityConstants.ApplicationScheme));
}

/// <summary>Opens, lists and ends sessions. The rows decide alone, so several programs on one database agree at once.</summary>
public sealed class SessionBook(Db db, Clock clock, IHttpContextAccessor web, SignedSession here, Remembered remembered)
{
    private const int MostOthers = 20;

    private HttpContext Http => web.HttpContext ?? throw new InvalidOperationException("A session begins in a request.");

    /// <summary>Signs in on this device; the session that was open there ends.</summary>
    /// <param name="strong">With two factors, or a passkey.</param>
    /// <param name="kept">Stays on the device after the browser is closed.</param>
    /// <param name="others">Accounts of other cooperatives that the person proved to hold too.</param>
    /// <param name="byLink">By a mailed link: the person proved no more than to read the mailbox, so that what asks who they are asks at once.</param>
    /// <param name="goesOn">Comes from the session that is open here: the new one lives no longer than it would have.</param>
    /// <param name="proved">Whether the person has just proved to hold the account; else what asks who they are asks at once.</param>
    public async Task Begin(Account account, bool strong, bool kept = false, IEnumerable<long>? others = null, bool byLink = false, bool goesOn = false, bool proved = true)
    {
        var now = clock.Now;
        var session = new AccountSession
        {
            AccountId = account.Id,
            BeganAt = goesOn && here.Id != 0 ? here.BeganAt : now,
            SeenAt = now,
            ConfirmedAt = byLink || !proved ? now - SignedSession.ConfirmedFor : now,
            ByLink = byLink,
            Strong = strong,
            Kept = kept,
            Others = string.Join(' ', (others ?? []).Where(o => o != account.Id).Distinct().Take(MostOthers)),
            Device = DeviceInWords.Of(Http.Request.Headers.UserAgent.ToString()),
            Address = ShortAddress.Of(Http.Connection.RemoteIpAddress),
        };
        await db.Write(async () =>
        {
            var (oldest, oldestKept, replaced) = (now - AccountSession.Usual, now - AccountSession.WhenKept, here.Id);
            await db.Set<AccountSession>().Where(s => s.Id == replaced || s.AccountId == account.Id && s.SeenAt <= (s.Kept ? oldestKept : oldest)).ExecuteDeleteAsync();
            db.Add(session);
            return Result.Done;
        });
        await GiveCookie(session, account.CooperativeId);
    }

    /// <summary>The one question of each request: is this session still open, for an account that may enter? Notes that it was seen.</summary>
    public async Task<bool> Enter(SessionCookie cookie)
    {
        var now = clock.Now;
        var found = (await remembered.Of($"session {cookie.Session} {cookie.Account}", () => Known(cookie))).SingleOrDefault();
        if (found is null or { Disabled: true } || !found.Session.IsOpenAt(now)) return false;
        here.Open(found.Session, found.DisplayName, found.Two);
        if (now - found.Session.SeenAt >= AccountSession.SeenEvery)
            await db.Set<AccountSession>().Where(s => s.Id == cookie.Session).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now));
        return true;
    }

    private async Task<IReadOnlyList<KnownSession>> Known(SessionCookie cookie) =>
        await db.Set<AccountSession>().AsNoTracking().Where(s => s.Id == cookie.Session && s.AccountId == cookie.Account)
            .Join(db.Set<Account>(), s => s.AccountId, a => a.Id, (s, a) => new KnownSession(s, a.DisplayName, a.Disabled, db.Set<SignInRules>().Select(r => r.TwoFactors).FirstOrDefault())).ToListAsync();

    /// <param name="Two">Of whom the cooperative asks two factors.</param>
    private sealed record KnownSession(AccountSession Session, string DisplayName, bool Disabled, TwoFactorsOf Two);

    /// <summary>The open sessions of an account, the last seen first.</summary>
    public async Task<IReadOnlyList<AccountSession>> Of(long account)
    {
        var now = clock.Now;
        var rows = await db.Set<AccountSession>().AsNoTracking().Where(s => s.AccountId == account).ToListAsync();
        return [.. rows.Where(s => s.IsOpenAt(now)).OrderByDescending(s => s.Id == here.Id).ThenByDescending(s => s.SeenAt).ThenByDescending(s => s.Id)];
    }

    /// <summary>Ends one session of an account: its next request finds nobody.</summary>
    public Task End(long account, long session) => db.Write(async () =>
    {
        Closed(account, await db.Set<AccountSession>().Where(s => s.AccountId == account && s.Id == session).ExecuteDeleteAsync());
        return Result.Done;
    });

    /// <summary>Ends every session of an account, and the way to it from sessions of the same person elsewhere.</summary>
    public Task EndAll(long account) => EndBut(account, null);

    /// <summary>Ends those of an account but the one of this request.</summary>
    public Task EndOthers(long account) => EndBut(account, here.Id);

    private Task EndBut(long account, long? kept) => db.Write(async () =>
    {
        Closed(account, await db.Set<AccountSession>().Where(s => s.AccountId == account && s.Id != kept).ExecuteDeleteAsync());
        await Part(account);
        return Result.Done;
    });

    private void Closed(long account, int sessions)
    {
        if (sessions > 0) db.NoteDone(nameof(Account), account, sessions == 1 ? "une session fermée" : $"{sessions} sessions fermées");
    }

    private Task Part(long account)
    {
        var id = account.ToString(CultureInfo.InvariantCulture);
        return db.Set<AccountSession>().Where(s => s.Others.Contains(id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.Others, ""));
    }

    /// <summary>
    /// Notes that the person of this session has just proved who they are. The session goes on under a new identity: a cookie copied before opens nothing that
    /// was confirmed after.
    /// </summary>
    /// <param name="strong">With two factors, or a passkey.</param>
    public async Task Confirm(bool strong)
    {
        var own = here.Id;
        if (await db.Set<AccountSession>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == own) is not { } before) return;
        var session = before.Confirmed(clock.Now, strong);
        await db.Write(async () =>
        {
            await db.Set<AccountSession>().Where(s => s.Id == own).ExecuteDeleteAsync();
            db.Add(session);
            await db.Set<ApplicationSignIn>().Where(s => s.SessionId == own).ExecuteUpdateAsync(set => set.SetProperty(s => s.SessionId, session.Id));
            return Result.Done;
        });
        here.GoOnAs(session);
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == session.AccountId);
        await GiveCookie(session, account.CooperativeId);
    }

    private Task GiveCookie(AccountSession session, CooperativeId cooperative)
    {
        var properties = new AuthenticationProperties { IsPersistent = session.Kept, IssuedUtc = session.SeenAt, ExpiresUtc = session.SeenAt + session.Lifespan };
        return Http.SignInAsync(IdentityConstants.ApplicationScheme, new SessionCookie(session.Id, session.AccountId, cooperative).ToPrincipal(), properties);
    }

    /// <summary>Signs out on this device.</summary>
    public Task Leave() => Leave(here.Id);

    /// <summary>The same, when the session is not the one that acts here.</summary>
    public async Task Leave(long session)
    {
        await db.Set<AccountSession>().Where(s => s.Id == session).ExecuteDeleteAsync();
        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
