using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Own;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Address;

/// <summary>The address one signs in with.</summary>
[SignedIn, Private, Confirmed]
public sealed class IndexModel(AddressActions actions, OwnAccount own, AccountMails mails) : PageModel
{
    private const string Here = "/compte/adresse";

    [BindProperty, Required(ErrorMessage = "Indiquez la nouvelle adresse."), StringLength(200, ErrorMessage = "L’adresse est trop longue.")]
    public string Email { get; set; } = "";

    public Account Account { get; private set; } = null!;
    public bool ByMail => mails.Leave;

    public async Task OnGet()
    {
        ModelState.Clear();
        Account = await own.Read();
    }

    public async Task<IActionResult> OnPost()
    {
        var done = ModelState.IsValid ? await actions.Ask(Email) : null;
        if (done is { Ok: true }) return this.Done("Le lien de confirmation est parti.", Here);
        Account = await own.Read();
        return done is null ? this.Unprocessable() : this.Refuse(done, "");
    }

    public async Task<IActionResult> OnPostGiveUp()
    {
        await actions.GiveUp();
        return this.Done("Votre adresse reste la même.", Here);
    }
}
