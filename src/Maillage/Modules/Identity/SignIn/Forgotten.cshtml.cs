using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>Says how to get in again, to everyone the same.</summary>
[Open("Qui a perdu son mot de passe ne peut pas se connecter.")]
public sealed class ForgottenModel : PageModel
{
    public void OnGet()
    {
    }
}
