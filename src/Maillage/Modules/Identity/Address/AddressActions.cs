using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Links;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Address;

/// <summary>Changes the address one signs in with: it counts once its owner has answered from it.</summary>
public sealed class AddressActions(Db db, Current current, UserManager<Account> accounts, AccountLinks links, AccountMails mails)
{
    /// <summary>Mails a link to the new address. Whether an account has it already is told there only.</summary>
    public Task<Result> Ask(string typed) => db.Write(async () =>
    {
        if (!mails.Leave) return new Refusal("identity.address.mail", "Ce service n’envoie pas de courriel : l’adresse ne peut pas être confirmée. Demandez à qui l’administre.");
        if (EmailAddress.Normalize(typed) is not { } address) return new Refusal("identity.address", "Ce n’est pas une adresse de courriel : elle s’écrit nom@domaine.fr.", "Email");
        var account = await db.Set<Account>().SingleAsync(a => a.Id == current.Account);
        if (string.Equals(address, account.Email, StringComparison.OrdinalIgnoreCase)) return new Refusal("identity.address.same", "C’est déjà votre adresse.", "Email");
        await links.Close(account.Id, AccountLinkPurpose.Address);
        account.NewEmail = address;
        return await accounts.FindByEmailAsync(address) is null ? await mails.ConfirmAddress(account, address) : await mails.AddressIsTaken(account, address);
    });

    /// <summary>Gives up a change that was asked for.</summary>
    public Task<Result> GiveUp() => db.Write(async () =>
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == current.Account);
        account.NewEmail = null;
        await links.Close(account.Id, AccountLinkPurpose.Address);
        return Result.Done;
    });

    /// <summary>Makes the confirmed address the one to sign in with; the old one is told.</summary>
    public Task<Result<string>> Confirm(string token) => db.Write<string>(async () =>
    {
        if (await links.Read(token, AccountLinkPurpose.Address) is not { NewEmail: { } address } account) return Dead;
        if (!await links.Spend(token, AccountLinkPurpose.Address)) return Dead;
        await mails.Tell(account, "Adresse changée", $"On se connecte désormais à votre compte avec l’adresse {address}, et non plus avec celle-ci.");
        // What was mailed to the old address opens nothing any more.
        await links.CloseAll(account.Id);
        (account.Email, account.UserName, account.NewEmail, account.EmailConfirmed) = (address, address, null, true);
        var changed = (await accounts.UpdateAsync(account)).ToResult("");
        return changed.Ok ? address : Result<string>.Refused(changed.Refusals);
    });

    private static Refusal Dead => new("identity.link", "Ce lien a expiré ou a déjà servi. Demandez-en un nouveau depuis « Mon profil et ma sécurité ».");
}
