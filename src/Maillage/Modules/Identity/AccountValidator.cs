using System.ComponentModel.DataAnnotations;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Maillage.Modules.Identity;

/// <summary>An account has an address, and is the only one of its cooperative with it: the same address elsewhere is the same person's other account.</summary>
public sealed class AccountValidator(Db db, IdentityErrorDescriber errors, IOptions<IdentityOptions> options) : IUserValidator<Account>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
    {
        var (email, id, cooperative) = (user.Email ?? "", user.Id, user.CooperativeId);
        if (email.Length == 0 || !new EmailAddressAttribute().IsValid(email) || !email.All(options.Value.User.AllowedUserNameCharacters.Contains)) return IdentityResult.Failed(errors.InvalidEmail(email));
        var normalized = manager.NormalizeEmail(email);
        return await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == normalized && a.CooperativeId == cooperative && a.Id != id)
            ? IdentityResult.Failed(errors.DuplicateEmail(email))
            : IdentityResult.Success;
    }
}
