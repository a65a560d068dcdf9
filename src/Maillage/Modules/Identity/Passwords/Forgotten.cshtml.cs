using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Passwords;

/// <summary>Asks for a link to choose another password. The answer is the same, and as quick, whether an account has the address or not.</summary>
[Open("Qui a perdu son mot de passe ne peut pas se connecter."), TriesSecrets]
public sealed class ForgottenModel(AccountMails mails, IServiceScopeFactory scopes, ILogger<ForgottenModel> log) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Indiquez votre adresse de courriel."), StringLength(256, ErrorMessage = "L’adresse est trop longue.")]
    public string Email { get; set; } = "";

    public bool ByMail => mails.Leave;
    public bool Asked { get; private set; }

    public void OnGet() => ModelState.Clear();

    public IActionResult OnPost()
    {
        if (!ByMail) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        // Looked for once the answer has left: its time tells nothing.
        Response.OnCompleted(() => Ask(Email.Trim()));
        Asked = true;
        return Page();
    }

    private async Task Ask(string email)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            if (await services.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email) is not { } account) return;
            await services.GetRequiredService<EnterAsSystem>()(account.CooperativeId);
            await services.GetRequiredService<PasswordLinks>().Ask(account.Id);
        }
        catch (Exception error)
        {
            log.LogError(error, "A link for a forgotten password could not be sent.");
        }
    }
}
