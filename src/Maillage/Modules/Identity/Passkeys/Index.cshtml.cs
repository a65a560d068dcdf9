using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Passkeys;

/// <summary>One's own passkeys: add, name, take away.</summary>
[SignedIn, Private, Confirmed]
public sealed class IndexModel(PasskeyActions actions, Clock clock) : PageModel
{
    private const string Here = "/compte/cles";

    [BindProperty, StringLength(60, ErrorMessage = "Le nom est trop long.")]
    public string? Name { get; set; } = "";

    public IReadOnlyList<Passkey> Keys { get; private set; } = [];

    public string When(DateTime at) => clock.InWords(at);

    public async Task OnGet() => Keys = await actions.All();

    public async Task<IActionResult> OnPostOptions() => Content(await actions.Options(), "application/json");

    public async Task<IActionResult> OnPostAdd(string? credential)
    {
        var done = ModelState.IsValid ? await actions.Add(credential, Name ?? "") : null;
        if (done is { Ok: true }) return this.Done("La clé d’accès est ajoutée. La prochaine fois, entrez avec elle.", Here);
        await OnGet();
        return done is null ? this.Unprocessable() : this.Refuse(done, "");
    }

    public async Task<IActionResult> OnPostRemove(long id)
    {
        var done = await actions.Remove(id);
        return done.Ok ? this.Done("La clé d’accès est retirée.", Here) : this.Refused(done, Here);
    }
}
