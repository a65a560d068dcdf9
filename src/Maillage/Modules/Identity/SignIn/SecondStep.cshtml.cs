using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>Asks who gave the right password for a code of their authenticator, or for a recovery code. Wrong and locked get the same answer.</summary>
[Open("Qui n’a donné que son mot de passe n’est pas encore entré."), TriesSecrets]
public sealed class SecondStepModel(SignInSteps steps, SecondFactorCheck check, SecurityLog log) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Écrivez le code."), StringLength(40, ErrorMessage = "Ce code est trop long.")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Return { get; set; }

    public async Task<IActionResult> OnGet()
    {
        ModelState.Clear();
        return await steps.Pending() is null ? LocalRedirect("/connexion") : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await steps.Pending() is not { } pending) return LocalRedirect("/connexion");
        if (!ModelState.IsValid) return this.Unprocessable();
        if (await check.Accepts(pending.Account, Code))
        {
            await steps.AfterSecondFactor(pending);
            return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/");
        }
        log.Refused(pending.Account.Id, "second-factor");
        ModelState.AddModelError(nameof(Code), "Ce code n’est pas le bon, ou il a déjà servi : attendez le suivant. Après plusieurs essais, le compte se ferme dix minutes.");
        return this.Unprocessable();
    }
}
