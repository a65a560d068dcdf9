using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Identity.Passwords;

/// <summary>Refuses the passwords that are tried first: common words and sequences, the person's own address and name, and those of the operator's file of leaks.</summary>
public sealed class KnownPasswordValidator(LeakedPasswords leaked) : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password is null || !(CommonPasswords.Are(password, [user.Email ?? "", user.DisplayName]) || leaked.Contain(password))
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "PasswordKnown", Description = "Ce mot de passe est connu : il fait partie de ceux qu’on essaie en premier. Choisissez une phrase qui n’est qu’à vous." }));
}
