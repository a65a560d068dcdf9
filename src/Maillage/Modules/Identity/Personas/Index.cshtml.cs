using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Personas;

/// <summary>In a demonstration, signs in as one of its persons in one gesture. Elsewhere the page does not exist.</summary>
[Open("La démonstration s’ouvre à qui y arrive ; la page n’existe pas ailleurs.")]
public sealed class IndexModel(PersonaList list, SessionBook sessions, Settings settings) : PageModel
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
        // Nobody's account: it owes no second factor.
        await sessions.Begin(account, strong: true);
        return LocalRedirect("/");
    }
}
