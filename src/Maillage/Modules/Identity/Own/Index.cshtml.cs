using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Outside;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Own;

/// <summary>One's own account: rights in plain words, name, how one signs in, where one is signed in.</summary>
[SignedIn, Private, TriesSecrets]
public sealed class IndexModel(OwnAccount own, OutsideLinks outside, SessionBook sessions, SignedSession here, Clock clock) : PageModel
{
    public PasswordForm Input { get; set; } = new();
    public ProfileForm Profile { get; set; } = new();
    public string Email { get; private set; } = "";
    public string? NewEmail { get; private set; }
    public bool HasPassword { get; private set; }
    public bool HasSecondFactor { get; private set; }
    /// <summary>Name of the provider one may enter by; null for none.</summary>
    public string? Outside { get; private set; }
    public int PasskeyCount { get; private set; }
    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];
    public IReadOnlyList<GrantInWords> Grants { get; private set; } = [];

    /// <summary>The form that was sent: its refusals are gathered above it.</summary>
    public string Asked { get; private set; } = "";

    public Task OnGet() => Fill();

    public async Task<IActionResult> OnPostRename([Bind(Prefix = nameof(Profile))] ProfileForm profile)
    {
        (Asked, Profile) = ("nom", profile);
        var done = ModelState.IsValid ? await own.Rename(profile.DisplayName) : null;
        return await Answer(done, "Votre nom est changé.", nameof(Profile));
    }

    public async Task<IActionResult> OnPostPassword([Bind(Prefix = nameof(Input))] PasswordForm input)
    {
        (Asked, Input) = ("passe", input);
        var done = ModelState.IsValid ? await own.ChangePassword(input.Old, input.Chosen) : null;
        return await Answer(done, "Votre mot de passe est changé ; vos autres sessions se ferment.", nameof(Input));
    }

    [Confirmed]
    public async Task<IActionResult> OnPostEnd(long id)
    {
        await sessions.End((await own.Read()).Id, id);
        return this.Done("Cette session est fermée.", "/compte");
    }

    [Confirmed]
    public async Task<IActionResult> OnPostEndOthers()
    {
        await sessions.EndOthers((await own.Read()).Id);
        return this.Done("Vos autres sessions sont fermées.", "/compte");
    }

    public bool IsHere(AccountSession session) => session.Id == here.Id;

    /// <summary>Seen within the time that « last seen » may be behind.</summary>
    public string Seen(AccountSession session) => clock.Now - session.SeenAt < AccountSession.SeenEvery ? "à l’instant" : $"le {clock.InWords(session.SeenAt)}";

    public string Began(AccountSession session) => clock.InWords(session.BeganAt);

    private async Task<IActionResult> Answer(Result? done, string message, string prefix)
    {
        if (done is { Ok: true }) return this.Done(message, "/compte");
        await Fill();
        return done is null ? this.Unprocessable() : this.Refuse(done, prefix);
    }

    private async Task Fill()
    {
        var account = await own.Read();
        (Email, NewEmail, HasPassword, HasSecondFactor) = (account.Email ?? "", account.NewEmail, account.PasswordHash is not null, account.TwoFactorEnabled);
        Outside = (await outside.Open())?.Name;
        PasskeyCount = await own.PasskeyCount();
        Sessions = await sessions.Of(account.Id);
        if (Asked != "nom") Profile = new ProfileForm { DisplayName = account.DisplayName };
        Grants = await own.Grants();
    }

    public sealed class ProfileForm
    {
        [Required(ErrorMessage = "Indiquez le nom à montrer."), StringLength(120, ErrorMessage = "Le nom est trop long.")]
        public string DisplayName { get; set; } = "";
    }

    public sealed class PasswordForm
    {
        [Required(ErrorMessage = "Indiquez votre mot de passe actuel."), StringLength(256, ErrorMessage = "Le mot de passe est trop long.")]
        public string Old { get; set; } = "";

        [Required(ErrorMessage = "Choisissez un nouveau mot de passe."), StringLength(256, ErrorMessage = "Le mot de passe est trop long.")]
        public string Chosen { get; set; } = "";

        [Compare(nameof(Chosen), ErrorMessage = "Les deux saisies diffèrent. Recommencez la seconde.")]
        public string Again { get; set; } = "";
    }
}
