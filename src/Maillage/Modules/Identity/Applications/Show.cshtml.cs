using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Applications;

/// <summary>One application: what to copy into it, what it is told, its secret once.</summary>
[Needs(IdentityModule.ManageApplications)]
public sealed class ShowModel(ApplicationActions actions, Settings settings, Db db) : PageModel, IApplicationPage
{
    private const string SecretKey = "application.secret";

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public ApplicationForm Input { get; set; } = new();

    public Application Application { get; private set; } = null!;

    /// <summary>The secret just made, shown this once.</summary>
    public string? Secret { get; private set; }

    public string Issuer => settings.Absolute(OpenIdPaths.BaseOf(db.Cooperative));
    public string Discovery => $"{Issuer}/{OpenIdPaths.Discovery}";

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        Input = ApplicationForm.Of(Application);
        Secret = TempData[SecretKey] as string;
        return Page();
    }

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        var done = await actions.Change(Id, Input.Read());
        if (done.Ok) return this.Done("L’application est enregistrée.", Here);
        return await Fill() ? this.Refuse(done) : NotFound();
    }

    [Confirmed]
    public async Task<IActionResult> OnPostRenew()
    {
        var made = await actions.Renew(Id);
        return made.Ok ? WithSecret(this, made.Value) : this.Refused(made, Here);
    }

    public async Task<IActionResult> OnPostClose()
    {
        var done = await actions.Close(Id);
        return done.Ok ? this.Done("L’application est fermée : elle n’apprend plus rien de personne.", Here) : this.Refused(done, Here);
    }

    [Confirmed]
    public async Task<IActionResult> OnPostOpenAgain()
    {
        var done = await actions.OpenAgain(Id);
        return done.Ok ? this.Done("L’application est rouverte.", Here) : this.Refused(done, Here);
    }

    /// <summary>Goes to the page of the application with its secret, which the enciphered cookie of messages carries for one page.</summary>
    internal static IActionResult WithSecret(PageModel page, NewSecret made)
    {
        page.TempData[SecretKey] = made.Secret;
        return page.Done("Le secret est fait.", $"/administration/applications/{made.Id}");
    }

    private string Here => $"/administration/applications/{Id}";

    private async Task<bool> Fill()
    {
        if (await actions.Find(Id) is not { } found) return false;
        Application = found;
        return true;
    }
}
