using System.Security.Cryptography;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Links;

/// <summary>Makes, reads and spends the links to one's own account: one use, a short life, the last one made only.</summary>
public sealed class AccountLinks(Db db, Clock clock, RandomNumberGenerator random)
{
    /// <summary>How long a link holds.</summary>
    public static TimeSpan LifespanOf(AccountLinkPurpose purpose) => purpose switch
    {
        AccountLinkPurpose.Invitation => TimeSpan.FromDays(7),
        AccountLinkPurpose.Reset => TimeSpan.FromHours(1),
        AccountLinkPurpose.SignIn => TimeSpan.FromMinutes(20),
        _ => TimeSpan.FromDays(1),
    };

    /// <summary>The path of a new link; those made before for the same purpose open nothing any more.</summary>
    public async Task<string> Make(long account, AccountLinkPurpose purpose)
    {
        var token = LinkToken.New(db.Cooperative, random);
        await db.Write(async () =>
        {
            await Close(account, purpose);
            db.NoteDone(nameof(Account), account, $"{WordsOf(purpose)} fait");
            db.Add(new AccountLink { CooperativeId = db.Cooperative, AccountId = account, Purpose = purpose, Hash = LinkToken.Hash(token), ExpiresAt = clock.Now + LifespanOf(purpose) });
            return Result.Done;
        });
        return $"{PathOf(purpose)}/{token}";
    }

    /// <summary>The account a link opens; null when it is unknown, used, too old, or the account is disabled: the answers are the same.</summary>
    public async Task<Account?> Read(string token, AccountLinkPurpose purpose)
    {
        var (hash, now) = (LinkToken.Hash(token), clock.Now);
        return await db.Set<AccountLink>().Where(l => l.Hash == hash && l.Purpose == purpose && l.ExpiresAt > now)
            .Join(db.Set<Account>(), l => l.AccountId, a => a.Id, (l, a) => a).SingleOrDefaultAsync(a => !a.Disabled);
    }

    /// <summary>Uses a link up; false when someone has just done so.</summary>
    public async Task<bool> Spend(string token, AccountLinkPurpose purpose)
    {
        var (hash, now) = (LinkToken.Hash(token), clock.Now);
        return await db.Set<AccountLink>().Where(l => l.Hash == hash && l.Purpose == purpose && l.ExpiresAt > now).ExecuteDeleteAsync() == 1;
    }

    /// <summary>Whether a link for a purpose was made less than some time ago.</summary>
    public Task<bool> WasMadeSince(long account, AccountLinkPurpose purpose, TimeSpan ago)
    {
        var after = clock.Now - ago + LifespanOf(purpose);
        return db.Set<AccountLink>().AnyAsync(l => l.AccountId == account && l.Purpose == purpose && l.ExpiresAt > after);
    }

    /// <summary>Closes the links of an account for a purpose.</summary>
    public Task Close(long account, AccountLinkPurpose purpose) => db.Set<AccountLink>().Where(l => l.AccountId == account && l.Purpose == purpose).ExecuteDeleteAsync();

    /// <summary>Closes every link of an account.</summary>
    public Task CloseAll(long account) => db.Set<AccountLink>().Where(l => l.AccountId == account).ExecuteDeleteAsync();

    /// <summary>As the history of the account tells it.</summary>
    private static string WordsOf(AccountLinkPurpose purpose) => purpose switch
    {
        AccountLinkPurpose.Invitation => "lien d’invitation",
        AccountLinkPurpose.Reset => "lien pour un nouveau mot de passe",
        AccountLinkPurpose.SignIn => "lien pour entrer",
        _ => "lien pour confirmer une adresse",
    };

    private static string PathOf(AccountLinkPurpose purpose) => purpose switch
    {
        AccountLinkPurpose.Invitation => "/invitation",
        AccountLinkPurpose.Reset => "/nouveau-mot-de-passe",
        AccountLinkPurpose.SignIn => "/entrer",
        _ => "/confirmer-adresse",
    };
}
