using Maillage.Modules.Identity.Own;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.Passwords;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.Sessions;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Identity.Confirmation;

/// <summary>
/// « Confirmez que c’est vous »: by password or passkey, then on to where the person was. A kept form is sent on by the browser itself (307). Where two factors are asked and
/// the account has its second, that one alone is taken.
/// </summary>
[SignedIn, TriesSecrets]
public sealed class IndexModel(ConfirmationModes modes, SessionBook sessions, SignInManager<Account> signIn, PasskeySignIn passkeys, PasswordCheck password, SecondFactorCheck codes, OwnAccount own, SecurityLog log) : PageModel
{
    public ConfirmationForm Form { get; private set; } = null!;

    /// <param name="fichier">Set when a file was asked for: the person comes back to the page it is asked from.</param>
    public async Task OnGet(string? retour, string? fichier)
    {
        Form = new ConfirmationForm(Local(retour), Resends: false, fichier is not null ? [KeyValuePair.Create("fichier", "1")] : [], LosesFile: false, await modes.Of());
    }

    public async Task<IActionResult> OnPostOptions() => Content(await signIn.MakePasskeyRequestOptionsAsync(await own.Read()), "application/json");

    public async Task<IActionResult> OnPost()
    {
        ModelState.Clear();
        var (sent, mode) = (await Request.ReadFormAsync(), await modes.Of());
        string Field(string name) => sent[ConfirmationForm.Own + name].ToString();
        Form = new ConfirmationForm(Local(Field("To")), Field("Resends").Length > 0, ConfirmationForm.KeptOf(sent), LosesFile: false, mode);

        var account = await own.Read();
        var byPasskey = mode.Passkey && Field("Credential").Length > 0 && (await passkeys.AccountOf(Field("Credential")))?.Id == account.Id;
        var byPassword = !byPasskey && mode.Password && Field("Password").Length is > 0 and <= 256
            && await password.Accepts(account, Field("Password"));
        var byCode = !byPasskey && mode.Codes && Field("Code").Length is > 0 and <= 40 && await codes.Accepts(account, Field("Code"));
        if (!byPasskey && !byPassword && !byCode && !(mode.Persona && Field("Persona").Length > 0))
        {
            log.Refused(account.Id, "confirmation");
            ModelState.AddModelError(mode.Password ? ConfirmationForm.Own + "Password" : mode.Codes ? ConfirmationForm.Own + "Code" : "", "Ce n’est pas cela. Après plusieurs essais, le compte se ferme dix minutes.");
            return this.Unprocessable();
        }
        await sessions.Confirm(strong: byPasskey || byCode);
        if (Form.Resends) return LocalRedirectPreserveMethod(Form.To);
        return sent.ContainsKey("fichier") ? this.Done("C’est confirmé : vous pouvez télécharger.", Form.To) : LocalRedirect(Form.To);
    }

    private string Local(string? path) => Url.IsLocalUrl(path) ? path : "/";
}
