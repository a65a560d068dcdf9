using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform.Links;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Passwords;

/// <summary>Chooses a password with a link. A wrong, used or old link, and a disabled account, get the same answer. A second factor is still asked for after.</summary>
public abstract class ChoosePasswordModel(AccountLinks links, PasswordLinks passwords, SignInSteps steps, AccountLinkPurpose purpose) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Null when the link opens nothing.</summary>
    public Account? Account { get; private set; }

    public async Task OnGet(string token)
    {
        Account = await links.Read(token, purpose);
        if (Account is null) Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPost(string token)
    {
        await OnGet(token);
        if (Account is null) return Page();
        if (!ModelState.IsValid) return this.Unprocessable();
        var chosen = await passwords.Choose(token, purpose, Input.Password);
        return chosen.Ok ? this.Done("Votre mot de passe est choisi.", await steps.AfterPassword(chosen.Value, kept: false, "/")) : this.Refuse(chosen);
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Choisissez un mot de passe."), StringLength(256, ErrorMessage = "Le mot de passe est trop long.")]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessage = "Les deux saisies diffèrent. Recommencez la seconde.")]
        public string Again { get; set; } = "";
    }
}

/// <summary>The first password of an account.</summary>
[Open("Qui n’a pas encore de mot de passe ne peut pas se connecter."), ByLink]
public sealed class InvitationModel(AccountLinks links, PasswordLinks passwords, SignInSteps steps) : ChoosePasswordModel(links, passwords, steps, AccountLinkPurpose.Invitation);

/// <summary>Another password, for who forgot theirs.</summary>
[Open("Qui a perdu son mot de passe ne peut pas se connecter."), ByLink]
public sealed class ResetModel(AccountLinks links, PasswordLinks passwords, SignInSteps steps) : ChoosePasswordModel(links, passwords, steps, AccountLinkPurpose.Reset);
