using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.Outside;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>
/// Closes the account of someone whose data are erased: nobody signs in with it, nothing in it says whose it was, its acts stay those of one account. It asks for
/// no right: who calls has checked the right of the act.
/// </summary>
public sealed class AccountErasure(Db db, AccountLinks links, Administrators administrators, UserManager<Account> accounts)
{
    public Task<Result> Close(long id) => db.Write(async () =>
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.CooperativeId == db.Cooperative) is not { } account) return Result.Done;
        if (await administrators.RefuseToLose(id) is { Ok: false } last) return last;
        (account.DisplayName, account.Email, account.UserName) = ("Compte effacé", $"efface-{id}@effacement.invalid", $"efface-{id}@effacement.invalid");
        (account.PasswordHash, account.PhoneNumber, account.NewEmail, account.Persona) = (null, null, null, null);
        (account.Disabled, account.TwoFactorEnabled) = (true, false);
        await db.Set<AccountSession>().Where(s => s.AccountId == id).ExecuteDeleteAsync();
        await links.CloseAll(id);
        await db.Set<Passkey>().Where(k => k.AccountId == id).ExecuteDeleteAsync();
        await db.Set<SecondFactorKey>().Where(k => k.AccountId == id).ExecuteDeleteAsync();
        await db.Set<RecoveryCode>().Where(c => c.AccountId == id).ExecuteDeleteAsync();
        await db.Set<OutsideIdentity>().Where(i => i.AccountId == id).ExecuteDeleteAsync();
        return (await accounts.UpdateSecurityStampAsync(account)).ToResult("");
    });
}
