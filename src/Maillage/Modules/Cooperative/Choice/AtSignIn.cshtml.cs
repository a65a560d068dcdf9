using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Cooperative.Choice;

/// <summary>A cooperative where the person has an account.</summary>
/// <param name="Host">The name of machine that leads to it alone; null when it shares this one.</param>
public sealed record CooperativeChoice(long Account, string Name, string? Host = null);

/// <summary>Asks who gave a password that opens several accounts which cooperative they mean.</summary>
[Open("Qui n’a donné que son mot de passe n’est pas encore entré.")]
public sealed class AtSignInModel(SignInSteps steps, CooperativeDirectory cooperatives) : PageModel
{
    public IReadOnlyList<CooperativeChoice> Choices { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Return { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (await steps.Choice() is not { } pending) return LocalRedirect("/connexion");
        var choices = new List<CooperativeChoice>();
        foreach (var account in pending.Accounts) choices.Add(new(account.Id, (await cooperatives.Of(account.CooperativeId)).Name));
        Choices = choices;
        return Page();
    }

    public async Task<IActionResult> OnPost(long account)
    {
        if (await steps.Choice() is not { } pending || pending.Accounts.FirstOrDefault(a => a.Id == account) is not { } chosen) return LocalRedirect("/connexion");
        return LocalRedirect(await steps.AfterPassword(chosen, pending.Kept, Url.IsLocalUrl(Return) ? Return : "/", [.. pending.Accounts.Select(a => a.Id)]));
    }
}
