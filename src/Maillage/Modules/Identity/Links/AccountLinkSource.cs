using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Links;

/// <summary>Makes the link of a mail about an account as the mail leaves: the one of the mail that left last opens.</summary>
public abstract class AccountLinkSource(Db db, AccountLinks links, AccountLinkPurpose purpose) : IMailLinkSource
{
    public static string KindOf(AccountLinkPurpose purpose) => $"identity.{purpose}";

    public async Task<string?> Make(long id, string to)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.CooperativeId == db.Cooperative && !a.Disabled);
        // A mail that waited may leave for an address that is no longer the account's.
        return account is not null && string.Equals(to, purpose == AccountLinkPurpose.Address ? account.NewEmail : account.Email, StringComparison.OrdinalIgnoreCase) ? await links.Make(id, purpose) : null;
    }
}

/// <summary>To choose a first password.</summary>
public sealed class InvitationSource(Db db, AccountLinks links) : AccountLinkSource(db, links, AccountLinkPurpose.Invitation);

/// <summary>To choose another password.</summary>
public sealed class ResetSource(Db db, AccountLinks links) : AccountLinkSource(db, links, AccountLinkPurpose.Reset);

/// <summary>To confirm an address.</summary>
public sealed class AddressSource(Db db, AccountLinks links) : AccountLinkSource(db, links, AccountLinkPurpose.Address);

/// <summary>To enter once.</summary>
public sealed class SignInSource(Db db, AccountLinks links) : AccountLinkSource(db, links, AccountLinkPurpose.SignIn);
