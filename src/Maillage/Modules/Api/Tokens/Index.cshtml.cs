using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Api.Tokens;

/// <summary>One's own access tokens.</summary>
[SignedIn, Private]
public sealed class IndexModel(TokenActions actions, Clock clock) : PageModel
{
    [BindProperty]
    public TokenForm Input { get; set; } = new();

    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];
    public IReadOnlyList<DeclaredRight> Held { get; private set; } = [];
    /// <summary>The token just made, shown this once.</summary>
    public string? Made { get; private set; }
    public DateOnly Today => clock.Today;

    public Task OnGet()
    {
        Input.EndsOn = clock.Today.AddDays(90);
        return Fill();
    }

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        var made = ModelState.IsValid ? await actions.Make(Input.Name, Input.EndsOn!.Value, Input.ReadOnly, Input.Rights) : null;
        if (made is { Ok: true })
        {
            // Answered here and not after a redirection, which would have to keep the token somewhere.
            Made = made.Value.Text;
            ModelState.Clear();
            Input = new() { EndsOn = clock.Today.AddDays(90) };
        }
        await Fill();
        return made is null ? this.Unprocessable() : made.Ok ? Page() : this.Refuse(made);
    }

    public async Task<IActionResult> OnPostRevoke(long id)
    {
        var revoked = await actions.Revoke(new(id));
        return revoked.Ok ? this.Done("Le jeton est révoqué : il n’ouvre plus rien.", "/compte/jetons") : this.Refused(revoked, "/compte/jetons");
    }

    public (string Word, string Kind) State(AccessToken token) =>
        token.RevokedAt is not null ? ("révoqué", "neutral") : token.EndsOn < Today ? ("terminé", "neutral") : ("ouvert", "good");

    /// <summary>What it may do, in words.</summary>
    public string Reach(AccessToken token) =>
        $"{(token.ReadOnly ? "lecture seule" : "lecture et écriture")}, {(token.RightList is { } only ? string.Join(" ; ", only.Select(r => Held.FirstOrDefault(h => h.Right == r)?.Label ?? r)) : "tous vos droits")}";

    private async Task Fill() => (Tokens, Held) = (await actions.Mine(), await actions.Held());

    public sealed class TokenForm
    {
        [Required(ErrorMessage = "Dites à quoi servira ce jeton : vous le reconnaîtrez dans la liste.")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Donnez le dernier jour du jeton.")]
        public DateOnly? EndsOn { get; set; }

        public bool ReadOnly { get; set; } = true;

        public List<string> Rights { get; set; } = [];
    }
}
