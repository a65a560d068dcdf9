using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.ByMail;

/// <summary>Asks for a link to enter. The answer is the same, and as quick, whether an account has the address and may enter so or not.</summary>
[Open("On n’est pas encore connu."), TriesSecrets]
public sealed class AskModel(AccountMails mails, AskedByAddress asked) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Indiquez votre adresse de courriel."), StringLength(256, ErrorMessage = "L’adresse est trop longue.")]
    public string Email { get; set; } = "";

    public bool Asked { get; private set; }

    public IActionResult OnGet()
    {
        ModelState.Clear();
        return mails.Leave ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!mails.Leave) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        await asked.After(Response, Email, (services, account) => services.GetRequiredService<MailedEntry>().Ask(account));
        Asked = true;
        return Page();
    }
}
