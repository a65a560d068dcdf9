using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Applications;

/// <param name="LastAt">When it was last entered.</param>
/// <param name="Open">Whether it may still ask about the person.</param>
public sealed record EnteredApplication(Id<Application> Id, string Name, DateTime LastAt, bool Open);

/// <summary>A sign-in that still holds, with whom and what it joins.</summary>
public sealed record LiveSignIn(ApplicationSignIn SignIn, Application Application, Account Account);

/// <summary>Applications and the entries into them, read and moved on by what the provider is asked.</summary>
public sealed class ApplicationBook(Db db, Clock clock)
{
    /// <summary>The open application of this name in the cooperative of the request.</summary>
    public async Task<Application?> Find(string? clientId) =>
        clientId is null || clientId.Contains('\0') ? null : await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.ClientId == clientId && a.ClosedAt == null);

    /// <summary>The same, when it proves who it is.</summary>
    public async Task<Application?> Find(string? clientId, string? secret)
    {
        var hash = LinkToken.Hash(secret ?? "");
        return await Find(clientId) is { } found && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(found.Hash), System.Text.Encoding.ASCII.GetBytes(hash)) ? found : null;
    }

    /// <summary>Notes that someone enters an application; entries of a year ago are forgotten.</summary>
    public async Task<ApplicationSignIn> Begin(Application application, long account, long session)
    {
        var signIn = new ApplicationSignIn { CooperativeId = db.Cooperative, ApplicationId = application.Id, AccountId = account, SessionId = session, BeganAt = clock.Now };
        var old = clock.Now - ApplicationSignIn.KeptFor;
        await db.Write(async () =>
        {
            await db.Set<ApplicationSignIn>().Where(s => s.AccountId == account && s.BeganAt < old).ExecuteDeleteAsync();
            db.Add(signIn);
            return Result.Done;
        });
        return signIn;
    }

    /// <summary>A sign-in that holds: not ended, its application open, its account too, and the session it came from not over.</summary>
    public async Task<LiveSignIn?> Live(long id)
    {
        var key = new Id<ApplicationSignIn>(id);
        var found = await (from s in db.Set<ApplicationSignIn>().AsNoTracking()
                           where s.Id == key && s.EndedAt == null
                           join p in db.Set<Application>().AsNoTracking() on s.ApplicationId equals p.Id
                           where p.ClosedAt == null
                           join a in db.Set<Account>().AsNoTracking() on s.AccountId equals a.Id
                           where !a.Disabled && a.CooperativeId == db.Cooperative
                           join e in db.Set<AccountSession>().AsNoTracking() on s.SessionId equals e.Id
                           where e.AccountId == a.Id
                           select new { SignIn = s, Application = p, Account = a, Session = e }).SingleOrDefaultAsync();
        return found is null || !found.Session.IsOpenAt(clock.Now) ? null : new(found.SignIn, found.Application, found.Account);
    }

    /// <summary>Goes on to the next turn, once: what comes a second time ends the sign-in, since someone else may hold it.</summary>
    /// <returns>The next turn, or null when this one was already done.</returns>
    public async Task<int?> Advance(LiveSignIn live, int turn)
    {
        var (id, next) = (live.SignIn.Id, turn + 1);
        if (await db.Set<ApplicationSignIn>().Where(s => s.Id == id && s.Turn == turn && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.Turn, next)) == 1) return next;
        await End(id.Value);
        return null;
    }

    public Task End(long signIn)
    {
        var (id, now) = (new Id<ApplicationSignIn>(signIn), clock.Now);
        return db.Set<ApplicationSignIn>().Where(s => s.Id == id && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
    }

    /// <summary>The applications that an account entered in the last year, the latest first.</summary>
    public async Task<IReadOnlyList<EnteredApplication>> Entered(long account)
    {
        var now = clock.Now;
        var rows = await (from s in db.Set<ApplicationSignIn>().AsNoTracking()
                          where s.AccountId == account
                          join p in db.Set<Application>().AsNoTracking() on s.ApplicationId equals p.Id
                          join e in db.Set<AccountSession>().AsNoTracking() on s.SessionId equals e.Id into sessions
                          from e in sessions.DefaultIfEmpty()
                          select new { p.Id, p.Name, p.ClosedAt, s.BeganAt, s.EndedAt, Session = e }).ToListAsync();
        return [.. rows.GroupBy(r => (r.Id, r.Name)).Select(g => new EnteredApplication(g.Key.Id, g.Key.Name, g.Max(r => r.BeganAt),
            g.Any(r => r is { ClosedAt: null, EndedAt: null, Session: not null } && r.Session.IsOpenAt(now)))).OrderByDescending(a => a.LastAt)];
    }

    /// <summary>Ends what an application may ask about an account.</summary>
    public Task Leave(long account, Id<Application> application)
    {
        var now = clock.Now;
        return db.Set<ApplicationSignIn>().Where(s => s.AccountId == account && s.ApplicationId == application && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
    }
}
