using Maillage.Modules.Identity.Own;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Outside;

/// <summary>Whether one's own account is joined to an identity elsewhere.</summary>
[SignedIn, Private]
public sealed class OwnModel(OutsideLinks links, OwnAccount own, Clock clock) : PageModel
{
    public OutsideProvider? Provider { get; private set; }
    public OutsideIdentity? Joined { get; private set; }
    public string Email { get; private set; } = "";

    public async Task OnGet() => (Provider, Joined, Email) = (await links.Open(), await links.Mine(), (await own.Read()).Email ?? "");

    public async Task<IActionResult> OnPostPart()
    {
        await links.Part();
        return this.Done("Votre compte n’est plus relié.", "/compte/externe");
    }

    public string When(DateTime at) => clock.InWords(at);
}
