using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>
/// Closes the account of someone whose data are erased: nobody signs in with it, nothing in it says whose it was, its acts stay those of one account. It asks for
/// no right: who calls has checked the right of the act.
/// </summary>
public sealed class AccountErasure(Db db, Administrators administrators, UserManager<Account> accounts, ClosedAccounts closed)
{
    public async Task<Result> Close(long id)
    {
        var done = await db.Write(async () =>
        {
            if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.CooperativeId == db.Cooperative) is not { } account) return Result.Done;
            if (await administrators.RefuseToLose(id) is { Ok: false } last) return last;
            (account.DisplayName, account.Email, account.UserName) = ("Compte effacé", $"efface-{id}@effacement.invalid", $"efface-{id}@effacement.invalid");
            (account.PasswordHash, account.PhoneNumber, account.Persona, account.Disabled) = (null, null, null, true);
            db.RemoveRange(await db.Set<IdentityUserToken<long>>().Where(t => t.UserId == id).ToListAsync());
            db.RemoveRange(await db.Set<IdentityUserLogin<long>>().Where(l => l.UserId == id).ToListAsync());
            return (await accounts.UpdateSecurityStampAsync(account)).ToResult("");
        });
        if (done.Ok) await closed.Set(id, true);
        return done;
    }
}
