using System.ComponentModel.DataAnnotations;
using Maillage.Formats.Paper;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Own;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>One's own second factor: set up, recovery codes, taken away.</summary>
[SignedIn, Private, Confirmed]
public sealed class IndexModel(SecondFactorActions actions, OwnAccount own, OwedFactor owed) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Écrivez le code que l’application montre."), StringLength(10, ErrorMessage = "Ce code est trop long.")]
    public string Code { get; set; } = "";

    public bool On { get; private set; }
    public int CodesLeft { get; private set; }
    public string Key { get; private set; } = "";
    /// <summary>The key as a picture, in SVG.</summary>
    public string Picture { get; private set; } = "";
    /// <summary>New recovery codes, shown this once.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }
    /// <summary>Whether the cooperative asks it of this person, who does not have it yet.</summary>
    public bool Asked { get; private set; }

    public async Task OnGet()
    {
        ModelState.Clear();
        await Fill();
    }

    public async Task<IActionResult> OnPost()
    {
        var done = ModelState.IsValid ? await actions.Confirm(Code) : null;
        if (done is { Ok: true })
        {
            Show(done.Value);
            return Page();
        }
        await Fill();
        return done is null ? this.Unprocessable() : this.Refuse(done, "");
    }

    public async Task<IActionResult> OnPostRenew()
    {
        ModelState.Clear();
        var done = await actions.Renew();
        if (!done.Ok) return this.Refused(done, "/compte/second-facteur");
        Show(done.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostRemove()
    {
        var done = await actions.Remove();
        return done.Ok ? this.Done("Le second facteur est retiré.", "/compte") : this.Refused(done, "/compte");
    }

    private void Show(IReadOnlyList<string> codes)
    {
        (On, Codes) = (true, codes);
        Response.Headers.CacheControl = "no-store";
    }

    private async Task Fill()
    {
        (On, Asked) = (await actions.IsOn(), await owed.IsOwed());
        if (On)
        {
            CodesLeft = await actions.CodesLeft();
            return;
        }
        var (secret, account) = (Base32.Of(await actions.Begin()), await own.Read());
        Key = Base32.Grouped(secret);
        Picture = QrPicture.Draw($"otpauth://totp/Maillage:{Uri.EscapeDataString(account.Email!)}?secret={secret}&issuer=Maillage", "La clé de votre second facteur, à photographier");
        Response.Headers.CacheControl = "no-store";
    }
}
