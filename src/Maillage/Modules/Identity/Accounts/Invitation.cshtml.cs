using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>Chooses a password with an invitation. A wrong, used or old link, and a disabled account, get the same answer.</summary>
[Open("Qui n’a pas encore de mot de passe ne peut pas se connecter.")]
public sealed class InvitationModel(Invitations invitations, SignInManager<Account> signIn, Db db) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Account? Account { get; private set; }

    public async Task OnGet(long id, string link)
    {
        Account = await invitations.Read(id, link);
        if (Account is null) Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPost(long id, string link)
    {
        Account = await invitations.Read(id, link);
        if (Account is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (!ModelState.IsValid) return this.Unprocessable();
        var accepted = await db.Write(() => invitations.Accept(Account, link, Input.Password));
        if (!accepted.Ok) return this.Refuse(accepted);
        await signIn.SignInAsync(Account, isPersistent: false);
        return this.Done("Votre mot de passe est choisi. Bienvenue.", "/");
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Choisissez un mot de passe."), StringLength(256, ErrorMessage = "Le mot de passe est trop long.")]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessage = "Les deux saisies diffèrent. Recommencez la seconde.")]
        public string Again { get; set; } = "";
    }
}
