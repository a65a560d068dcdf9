using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Accounts;

/// <param name="InvitationPath">Where the person chooses a password; shown once, to who made the account.</param>
public sealed record NewAccount(long Id, string InvitationPath);

/// <summary>Makes accounts, invites, disables and enables.</summary>
public sealed class AccountActions(Db db, Access access, UserManager<Account> accounts, Invitations invitations, Administrators administrators, ClosedAccounts closed)
{
    /// <summary>The accounts of this cooperative.</summary>
    public IQueryable<Account> All => db.Set<Account>().Where(a => a.CooperativeId == db.Cooperative);

    /// <summary>An account without a password yet, and the link to choose one.</summary>
    public Task<Result<NewAccount>> Create(string email, string displayName) => db.Write<NewAccount>(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        if (string.IsNullOrWhiteSpace(displayName)) return new Refusal("identity.name", "Indiquez le nom à montrer.", "DisplayName");
        var account = new Account(db.Cooperative, email.Trim(), displayName.Trim());
        var made = (await accounts.CreateAsync(account)).ToResult("Email");
        if (!made.Ok) return Result<NewAccount>.Refused(made.Refusals);
        return new NewAccount(account.Id, await invitations.Make(account));
    });

    /// <summary>A new link to choose a password: for who lost theirs.</summary>
    public Task<Result<string>> Invite(long id) => db.Write<string>(async () =>
    {
        var found = await Load(id);
        if (!found.Ok) return found.Refusal!;
        if (found.Value.Disabled) return new Refusal("identity.disabled", "Ce compte est désactivé : réactivez-le d’abord.");
        return await invitations.Make(found.Value);
    });

    /// <summary>Shows the person out, now and later.</summary>
    public async Task<Result> Disable(long id)
    {
        var done = await db.Write(async () =>
        {
            var found = await Load(id);
            if (!found.Ok) return found;
            if (await administrators.RefuseToLose(id) is { Ok: false } last) return last;
            found.Value.Disabled = true;
            return (await accounts.UpdateSecurityStampAsync(found.Value)).ToResult("");
        });
        if (done.Ok) await closed.Set(id, true);
        return done;
    }

    /// <summary>Lets the person in again, with the password and the rights they had.</summary>
    public async Task<Result> Enable(long id)
    {
        var done = await db.Write(async () =>
        {
            var found = await Load(id);
            if (!found.Ok) return found;
            found.Value.Disabled = false;
            return (await accounts.UpdateAsync(found.Value)).ToResult("");
        });
        if (done.Ok) await closed.Set(id, false);
        return done;
    }

    private async Task<Result<Account>> Load(long id)
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        return await All.SingleOrDefaultAsync(a => a.Id == id) is { } account ? account : Refusal.NotFound;
    }
}
