using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>Makes accounts, invites, disables and enables.</summary>
public sealed class AccountActions(Db db, Access access, UserManager<Account> accounts, AccountLinks links, AccountMails mails, SessionBook sessions, Administrators administrators)
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

    /// <summary>A new link to choose a password, to hand over: for a new account or a lost password. Earlier links, and open sessions, end.</summary>
    /// <returns>The path of the link.</returns>
    public Task<Result<string>> Invite(long id) => db.Write<string>(async () =>
    {
        var found = await LoadOpen(id);
        if (!found.Ok) return found.Refusal!;
        await sessions.EndAll(id);
        return await links.Make(id, AccountLinkPurpose.Invitation);
    });

    /// <summary>The same by mail to the account's address: nobody else sees the link.</summary>
    public Task<Result> InviteByMail(long id) => db.Write(async () =>
    {
        var found = await LoadOpen(id);
        if (!found.Ok) return found;
        if (!mails.Leave) return new Refusal("identity.no-mail", "Ce service n’envoie pas de courriel : faites un lien à remettre.");
        await sessions.EndAll(id);
        db.NoteDone(nameof(Account), id, "invitation envoyée par courriel");
        return await mails.Invite(found.Value);
    });

    /// <summary>Shows the person out of every device.</summary>
    public Task<Result> EndSessions(long id) => db.Write(async () =>
    {
        var found = await Load(id);
        if (!found.Ok) return found;
        await sessions.EndAll(id);
        await mails.Tell(found.Value, "Sessions fermées", "Une personne qui administre la coopérative a fermé toutes vos sessions : reconnectez-vous.");
        return Result.Done;
    });

    /// <summary>Shows the person out, now and later.</summary>
    public Task<Result> Disable(long id) => db.Write(async () =>
    {
        var found = await Load(id);
        if (!found.Ok) return found;
        if (await administrators.RefuseToLose(id) is { Ok: false } last) return last;
        found.Value.Disabled = true;
        await sessions.EndAll(id);
        return (await accounts.UpdateAsync(found.Value)).ToResult("");
    });

    /// <summary>Lets the person in again, with the password and the rights they had.</summary>
    public Task<Result> Enable(long id) => db.Write(async () =>
    {
        var found = await Load(id);
        if (!found.Ok) return found;
        found.Value.Disabled = false;
        return (await accounts.UpdateAsync(found.Value)).ToResult("");
    });

    private async Task<Result<Account>> LoadOpen(long id)
    {
        var found = await Load(id);
        return found is { Ok: true, Value.Disabled: true } ? new Refusal("identity.disabled", "Ce compte est désactivé : réactivez-le d’abord.") : found;
    }

    private async Task<Result<Account>> Load(long id)
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        return await All.SingleOrDefaultAsync(a => a.Id == id) is { } account ? account : Refusal.NotFound;
    }
}
