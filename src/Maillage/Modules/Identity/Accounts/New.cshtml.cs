using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>An account for an e-mail address.</summary>
[Needs(IdentityModule.ManageAccounts), Confirmed]
public sealed class NewModel(AccountActions accounts, AccountMails mails) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (!ModelState.IsValid) return this.Unprocessable();
        var made = await accounts.Create(Input.Email, Input.DisplayName);
        if (!made.Ok) return this.Refuse(made);
        var byMail = mails.Leave && await accounts.InviteByMail(made.Value) is { Ok: true };
        if (!byMail && await accounts.Invite(made.Value) is { Ok: true } invited) InvitationShown.Keep(TempData, invited.Value);
        return this.Done($"Le compte est créé{(byMail ? ", l’invitation part par courriel" : "")}. Donnez-lui maintenant ses droits.", $"/administration/comptes/{made.Value}");
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Indiquez le nom à montrer."), StringLength(120, ErrorMessage = "Le nom est trop long.")]
        public string DisplayName { get; set; } = "";

        [Required(ErrorMessage = "Indiquez l’adresse de courriel."), StringLength(200, ErrorMessage = "L’adresse est trop longue.")]
        public string Email { get; set; } = "";
    }
}
