using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>Makes accounts, invites, disables and enables.</summary>
public sealed class AccountActions(Db db, Access access, UserManager<Account> accounts, Invitations invitations, Administrators administrators, ClosedAccounts closed)
{
    /// <summary>The accounts of this cooperative.</summary>
    public IQueryable<Account> All => db.Set<Account>().Where(a => a.CooperativeId == db.Cooperative);

    /// <summary>An account without a password yet: <see cref="Invite"/> makes the link to choose one.</summary>
    public Task<Result<long>> Create(string email, string displayName) => db.Write<long>(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        if (string.IsNullOrWhiteSpace(displayName)) return new Refusal("identity.name", "Indiquez le nom à montrer.", "DisplayName");
        var account = new Account(db.Cooperative, email.Trim(), displayName.Trim());
        var made = (await accounts.CreateAsync(account)).ToResult("Email");
        if (!made.Ok) return Result<long>.Refused(made.Refusals);
        return account.Id;
    });

    /// <summary>A new link to choose a password, for a new account or a lost password. Earlier links, and open sessions, end.</summary>
    /// <remarks>Outside any transaction: signing the link may store a new key, which waits for the writer that we would be.</remarks>
    public async Task<Result<string>> Invite(long id)
    {
        var found = await Load(id);
        if (!found.Ok) return found.Refusal!;
        if (found.Value.Disabled) return new Refusal("identity.disabled", "Ce compte est désactivé : réactivez-le d’abord.");
        return await invitations.Make(found.Value);
    }

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
