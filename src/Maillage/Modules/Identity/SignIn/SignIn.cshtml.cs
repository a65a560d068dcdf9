using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Outside;
using Maillage.Modules.Identity.Passkeys;
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
public sealed class SignInModel(SignInManager<Account> signIn, AccountsAtDoor door, SignInSteps steps, SessionBook sessions, PasskeySignIn passkeys, SecurityLog log, OutsideLinks outside, EnterByHost enter, AccountMails mails, CooperativeByHost byHost, Settings settings) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Return { get; set; }

    public bool Demo => settings.Demo;

    private string Back => Url.IsLocalUrl(Return) ? Return : "/";

    /// <summary>Name of the provider that the cooperative of this address lets people enter by; null for none.</summary>
    public string? Outside { get; private set; }

    /// <summary>Whether a link to enter can be mailed.</summary>
    public bool ByMail => mails.Leave;

    public Task OnGet() => Fill();

    public async Task<IActionResult> OnPost()
    {
        if (!ModelState.IsValid) return await Again();
        if (await door.Opened(Input.Email, Input.Password, Request) is { Count: > 0 } opened) return LocalRedirect(await steps.AfterPassword(opened, Input.Remember, Back));
        ModelState.AddModelError("", "Cette adresse et ce mot de passe ne vont pas ensemble. Après plusieurs essais, le compte se ferme dix minutes.");
        return await Again();
    }

    /// <summary>What a browser needs to ask for any passkey of this house.</summary>
    public async Task<IActionResult> OnPostPasskeyOptions() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? credential)
    {
        ModelState.Clear();
        if (await passkeys.AccountOf(credential) is { } account && (await byHost(Request) is not { } host || host == account.CooperativeId))
        {
            await sessions.Begin(account, strong: true);
            log.Opened(account.Id, "passkey");
            return LocalRedirect(Back);
        }
        log.Refused(0, "passkey");
        ModelState.AddModelError("", "Cette clé d’accès n’ouvre aucun compte ici. Entrez avec votre mot de passe.");
        return await Again();
    }

    private async Task Fill() => Outside = await enter(Request) ? (await outside.Open())?.Name : null;

    private async Task<IActionResult> Again()
    {
        await Fill();
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
