using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Passwords;

/// <summary>Passwords chosen by link: asked for by who forgot theirs, set by who holds the link.</summary>
public sealed class PasswordLinks(Db db, AccountLinks links, UserManager<Account> accounts, SessionBook sessions, AccountMails mails)
{
    /// <summary>One mail in this time, for an account: asking again does not fill someone's mailbox.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    /// <summary>Mails a link to the account of this scope's cooperative; does nothing when one has just left.</summary>
    public Task<Result> Ask(long id) => db.Write(async () =>
    {
        await db.Lock($"reset:{id}");
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && !a.Disabled) is not { } account) return Result.Done;
        if (await links.WasMadeSince(id, AccountLinkPurpose.Reset, Between) || await mails.Waits(id, AccountLinkPurpose.Reset)) return Result.Done;
        return await mails.Reset(account);
    });

    /// <summary>Sets the password and spends the link; every open session ends, and a lockout too.</summary>
    /// <returns>The account; refused with the fault of the password, or when the link has just been used.</returns>
    public Task<Result<Account>> Choose(string token, AccountLinkPurpose purpose, string password) => db.Write<Account>(async () =>
    {
        if (await links.Read(token, purpose) is not { } account) return Dead;
        // This link was mailed, and nowhere else.
        if (purpose == AccountLinkPurpose.Reset) account.EmailConfirmed = true;
        var replaced = account.PasswordHash is not null;
        if (replaced) await accounts.RemovePasswordAsync(account);
        var set = (await accounts.AddPasswordAsync(account, password)).ToResult("Password");
        if (!set.Ok) return Result<Account>.Refused(set.Refusals);
        if (!await links.Spend(token, purpose)) return Dead;
        foreach (var other in (AccountLinkPurpose[])[AccountLinkPurpose.Invitation, AccountLinkPurpose.Reset, AccountLinkPurpose.SignIn]) await links.Close(account.Id, other);
        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);
        await sessions.EndAll(account.Id);
        db.NoteDone(nameof(Account), account.Id, $"mot de passe {(replaced ? "remplacé" : "choisi")} avec un lien {(purpose == AccountLinkPurpose.Reset ? "de mot de passe oublié" : "d’invitation")}");
        if (purpose == AccountLinkPurpose.Reset) await mails.Tell(account, "Mot de passe changé", "Le mot de passe de votre compte vient d’être changé, et vos sessions fermées.");
        else if (replaced) await mails.Tell(account, "Mot de passe remplacé", "Le mot de passe de votre compte vient d’être remplacé avec un lien d’invitation que l’administration de la coopérative, ou l’exploitant du serveur, a fait, et vos sessions fermées.");
        return account;
    });

    private static Refusal Dead => new("identity.link", "Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.");
}
