using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Personas;

/// <summary>In a demonstration, signs in as one of its persons in one gesture. Elsewhere the page does not exist.</summary>
[Open("La démonstration s’ouvre à qui y arrive ; la page n’existe pas ailleurs.")]
public sealed class IndexModel(PersonaList list, SignInManager<Account> signIn, Settings settings) : PageModel
{
    public IReadOnlyList<Persona> Personas { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!settings.Demo) return NotFound();
        Personas = await list.All();
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (!settings.Demo || await list.Find(id) is not { } account) return NotFound();
        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect("/");
    }
}
