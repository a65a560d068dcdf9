using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Outside;

/// <summary>Leads a signed-in person to the provider, to be joined to who they are there. Nothing changes until they come back from there.</summary>
[SignedIn, Private, Confirmed]
public sealed class JoinModel(OutsideLinks links, OutsideTrips trips, OutsideConversation conversation, Current current) : PageModel
{
    public async Task<IActionResult> OnGet()
    {
        if (await links.Open() is not { } provider) return NotFound();
        var trip = trips.Begin(Response, provider, current.Account, null);
        return await conversation.Go(provider, trip, ReturnModel.AddressFor(Request)) is { } there ? Redirect(there) : this.Refused(ReturnModel.Silent(provider), "/compte/externe");
    }
}
