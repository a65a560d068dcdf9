using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Own;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Choice;

/// <summary>
/// Goes from one cooperative to another where the same person has an account. Each account is proved by its own password, when signing in or here; nothing joins
/// accounts beyond the session, so that who administers one cooperative never enters another.
/// </summary>
[SignedIn, Private, TriesSecrets]
public sealed class IndexModel(Db db, Current current, SignedSession session, SignInSteps steps, AccountsAtDoor door, OwnAccount own, CooperativeDirectory cooperatives) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Here { get; private set; } = "";
    public IReadOnlyList<CooperativeChoice> Others { get; private set; } = [];

    public async Task OnGet()
    {
        ModelState.Clear();
        Input.Email = (await own.Read()).Email ?? "";
        await Fill();
    }

    public async Task<IActionResult> OnPostEnter(long account)
    {
        ModelState.Clear();
        if (!session.Others.Contains(account) || await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == account && !a.Disabled) is not { } chosen) return NotFound();
        return LocalRedirect(await steps.GoOn(chosen, session, Proved, proved: false));
    }

    public async Task<IActionResult> OnPost()
    {
        var opened = ModelState.IsValid ? await door.Opened(Input.Email, Input.Password, Request, but: current.Account) : null;
        if (opened is [var first, ..]) return LocalRedirect(await steps.GoOn(first, session, [.. Proved, .. opened.Select(a => a.Id)], proved: true));
        if (opened is not null) ModelState.AddModelError("", "Cette adresse et ce mot de passe n’ouvrent aucune autre coopérative. Après plusieurs essais, le compte se ferme dix minutes.");
        await Fill();
        return this.Unprocessable();
    }

    public string AddressOf(string host) => $"{Request.Scheme}://{host}/connexion";

    /// <summary>All that the session proved, this account too.</summary>
    private IReadOnlyList<long> Proved => [current.Account!.Value, .. session.Others];

    private async Task Fill()
    {
        Here = (await cooperatives.Of(current.Cooperative)).Name;
        var proved = session.Others;
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => proved.Contains(a.Id) && !a.Disabled).OrderBy(a => a.CooperativeId).ToListAsync();
        var others = new List<CooperativeChoice>();
        foreach (var account in accounts)
        {
            var hosts = await cooperatives.HostsOf(account.CooperativeId);
            others.Add(new(account.Id, (await cooperatives.Of(account.CooperativeId)).Name, hosts.Count == 0 || hosts.Contains(Request.Host.Host) ? null : hosts[0]));
        }
        Others = others;
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Indiquez l’adresse du compte."), StringLength(256, ErrorMessage = "L’adresse est trop longue.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Indiquez le mot de passe."), StringLength(256, ErrorMessage = "Le mot de passe est trop long.")]
        public string Password { get; set; } = "";
    }
}
