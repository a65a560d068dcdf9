using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Identity;

/// <summary>What ASP.NET Core Identity refuses, in French.</summary>
public sealed class FrenchIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"Le mot de passe a au moins {length} caractères ; une phrase convient bien.");
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), $"Le mot de passe a au moins {uniqueChars} caractères différents.");
    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "Le mot de passe actuel n’est pas le bon.");
    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), "Un compte existe déjà pour cette adresse.");
    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), "Un compte existe déjà pour cette adresse.");
    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), "Cette adresse de courriel n’est pas valable.");
    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), "Cette adresse de courriel contient un caractère qui n’est pas accepté.");
    public override IdentityError InvalidToken() => Say(nameof(InvalidToken), "Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.");
    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "Quelqu’un a modifié ce compte en même temps. Rechargez la page et recommencez.");
    public override IdentityError DefaultError() => Say(nameof(DefaultError), "Cela n’a pas pu être fait. Recommencez.");

    private static IdentityError Say(string code, string description) => new() { Code = code, Description = description };
}
