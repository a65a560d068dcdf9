using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Outside;

/// <summary>Leads to the provider of the cooperative, to enter.</summary>
[Open("On n’est pas encore connu."), TriesSecrets(AlsoReads = true)]
public sealed class StartModel(OutsideLinks links, OutsideTrips trips, OutsideConversation conversation, EnterByHost enter) : PageModel
{
    public const string Path = "/connexion/externe";

    public async Task<IActionResult> OnGet(string? retour)
    {
        if (!await enter(Request) || await links.Open() is not { } provider) return NotFound();
        var trip = trips.Begin(Response, provider, null, Url.IsLocalUrl(retour) ? retour : null);
        return await conversation.Go(provider, trip, ReturnModel.AddressFor(Request)) is { } there
            ? Redirect(there)
            : this.Refused(ReturnModel.Silent(provider), "/connexion");
    }
}
