using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.Passwords;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Own;

/// <summary>What each person sees and changes of their own account.</summary>
public sealed class OwnAccount(Db db, Current current, Clock clock, UserManager<Account> accounts, ScopeNames scopes, SessionBook sessions, AccountMails mails, PasswordCheck check, SecurityLog log)
{
    public Task<Account> Read() => db.Set<Account>().SingleAsync(a => a.Id == current.Account);

    /// <summary>One's own rights, those that ended long ago left out.</summary>
    public async Task<IReadOnlyList<GrantInWords>> Grants()
    {
        var (account, since) = (current.Account, clock.Today.AddYears(-1));
        var grants = await db.Set<Grant>().AsNoTracking().Where(g => g.AccountId == account && (g.To == null || g.To >= since)).ToListAsync();
        return await scopes.InWords(grants, clock.Today);
    }

    public Task<int> PasskeyCount() => db.Set<Passkey>().CountAsync(k => k.AccountId == current.Account);

    /// <summary>Changes the password; sessions on other devices end. Wrong and closed by failures get the same refusal.</summary>
    public async Task<Result> ChangePassword(string old, string chosen)
    {
        // Before the transaction: what is refused is undone, and this failure must count.
        if (!await check.Accepts(await Read(), old))
        {
            log.Refused(current.Account!.Value, "password");
            return new Refusal("identity.password", "Le mot de passe actuel n’est pas le bon. Après plusieurs essais, le compte se ferme dix minutes.", "Old");
        }
        return await db.Write(async () =>
        {
            var account = await Read();
            var done = await accounts.ChangePasswordAsync(account, old, chosen);
            if (!done.Succeeded) return done.ToResult("Chosen");
            await sessions.EndOthers(account.Id);
            db.NoteDone(nameof(Account), account.Id, "mot de passe changé");
            await mails.Tell(account, "Mot de passe changé", "Le mot de passe de votre compte vient d’être changé, et vos autres sessions fermées.");
            return Result.Done;
        });
    }

    public async Task<Result> Rename(string displayName)
    {
        if (string.IsNullOrWhiteSpace(displayName)) return new Refusal("identity.name", "Indiquez le nom à montrer.", "DisplayName");
        var account = await Read();
        account.DisplayName = displayName.Trim();
        return (await accounts.UpdateAsync(account)).ToResult("DisplayName");
    }
}
