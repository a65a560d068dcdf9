using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Passwords;

/// <summary>Asks for a link to choose another password. The answer is the same, and as quick, whether an account has the address or not.</summary>
[Open("Qui a perdu son mot de passe ne peut pas se connecter."), TriesSecrets]
public sealed class ForgottenModel(AccountMails mails, AskedByAddress asked) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Indiquez votre adresse de courriel."), StringLength(256, ErrorMessage = "L’adresse est trop longue.")]
    public string Email { get; set; } = "";

    public bool ByMail => mails.Leave;
    public bool Asked { get; private set; }

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPost()
    {
        if (!ByMail) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        await asked.After(Response, Email, (services, account) => services.GetRequiredService<PasswordLinks>().Ask(account));
        Asked = true;
        return Page();
    }
}
