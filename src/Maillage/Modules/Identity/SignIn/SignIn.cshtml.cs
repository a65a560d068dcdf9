using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.Passwords;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>Signs in by e-mail and password, or by passkey. Unknown, wrong, locked and disabled get the same answer, in about the same time.</summary>
[Open("La porte d’entrée."), TriesSecrets]
public sealed class SignInModel(SignInManager<Account> signIn, UserManager<Account> accounts, PasswordCheck password, SignInSteps steps, SessionBook sessions, PasskeySignIn passkeys, SecurityLog log, Settings settings) : PageModel
{
    private static string? decoyHash;

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Return { get; set; }

    public bool Demo => settings.Demo;

    private string Back => Url.IsLocalUrl(Return) ? Return : "/";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (!ModelState.IsValid) return this.Unprocessable();
        var account = await accounts.FindByEmailAsync(Input.Email.Trim());
        if (account is not { PasswordHash: not null } || await accounts.IsLockedOutAsync(account))
        {
            // The same work as for an account that is open, so that time tells nothing.
            var nobody = new Account(CooperativeId.None, "", "");
            accounts.PasswordHasher.VerifyHashedPassword(nobody, decoyHash ??= accounts.PasswordHasher.HashPassword(nobody, Guid.NewGuid().ToString()), Input.Password);
        }
        else if (await password.Accepts(account, Input.Password) && !account.Disabled)
        {
            return LocalRedirect(await steps.AfterPassword(account, Input.Remember, Back));
        }
        log.Refused(account?.Id ?? 0, "password");
        ModelState.AddModelError("", "Cette adresse et ce mot de passe ne vont pas ensemble. Après plusieurs essais, le compte se ferme dix minutes.");
        return this.Unprocessable();
    }

    /// <summary>What a browser needs to ask for any passkey of this house.</summary>
    public async Task<IActionResult> OnPostPasskeyOptions() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? credential)
    {
        ModelState.Clear();
        if (await passkeys.AccountOf(credential) is { } account)
        {
            await sessions.Begin(account, strong: true);
            log.Opened(account.Id, "passkey");
            return LocalRedirect(Back);
        }
        log.Refused(0, "passkey");
        ModelState.AddModelError("", "Cette clé d’accès n’ouvre aucun compte ici. Entrez avec votre mot de passe.");
        return this.Unprocessable();
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Indiquez votre adresse de courriel."), StringLength(256, ErrorMessage = "L’adresse est trop longue.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Indiquez votre mot de passe."), StringLength(256, ErrorMessage = "Le mot de passe est trop long.")]
        public string Password { get; set; } = "";

        public bool Remember { get; set; }
    }
}
