using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.ByMail;

/// <summary>Lets in by the mailed link. Opening it changes nothing: machines that read mails open links too.</summary>
[Open("Le lien s’ouvre depuis la messagerie, sans être connu."), ByLink]
public sealed class EnterModel(MailedEntry entry) : PageModel
{
    /// <summary>Null when the link opens nothing.</summary>
    public Account? Account { get; private set; }

    public async Task OnGet(string token)
    {
        Account = await entry.Read(token);
        if (Account is null) Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPost(string token)
    {
        if (await entry.Enter(token) is { } path) return LocalRedirect(path);
        await OnGet(token);
        return Page();
    }
}
