using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Links;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Address;

/// <summary>Confirms an address by the link that was mailed there. Opening it changes nothing: machines that read mails open links too.</summary>
[Open("Le lien s’ouvre depuis la messagerie, peut-être sur un autre appareil."), ByLink]
public sealed class ConfirmModel(AddressActions actions, AccountLinks links) : PageModel
{
    /// <summary>The address that waits; null when the link opens nothing.</summary>
    public string? Address { get; private set; }
    /// <summary>The address once it is confirmed.</summary>
    public string? Confirmed { get; private set; }

    public async Task OnGet(string token)
    {
        Address = (await links.Read(token, AccountLinkPurpose.Address))?.NewEmail;
        if (Address is null) Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPost(string token)
    {
        await OnGet(token);
        if (Address is null) return Page();
        var done = await actions.Confirm(token);
        if (!done.Ok) return this.Refuse(done);
        Confirmed = done.Value;
        return Page();
    }
}
