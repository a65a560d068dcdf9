using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Roles;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>The accounts of the cooperative, fifty a page.</summary>
[Needs(IdentityModule.ManageAccounts)]
public sealed class IndexModel(Db db, AccountActions accounts, RoleNames roles, SignInRulesActions rules, Clock clock) : PageModel
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public int Count { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public TwoFactorsOf TwoFactors { get; private set; }

    [Confirmed]
    public async Task<IActionResult> OnPostRules(TwoFactorsOf? asked)
    {
        if (asked is not { } who || !Enum.IsDefined(who)) return BadRequest();
        var done = await rules.AskTwo(who);
        return !done.Ok ? this.Refused(done, "/administration/comptes") : this.Done(who switch
        {
            TwoFactorsOf.Team => "Le second facteur est demandé à l’équipe et à l’administration.",
            TwoFactorsOf.Everyone => "Le second facteur est demandé à tous.",
            _ => "Le second facteur n’est plus demandé.",
        }, "/administration/comptes");
    }

    public async Task OnGet()
    {
        TwoFactors = await rules.TwoFactors();
        PageNumber = Paging.Clamp(PageNumber);
        // Folded here: the stores do not agree on accents, and accounts are a few hundreds.
        var words = French.Fold(Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = (await accounts.All.AsNoTracking().OrderBy(a => a.DisplayName).ThenBy(a => a.Id).ToListAsync())
            .Where(a => $"{French.Fold(a.DisplayName)} {French.Fold(a.Email ?? "")}" is var said && words.All(w => said.Contains(w, StringComparison.Ordinal))).ToList();
        Count = found.Count;
        var page = found.Skip((PageNumber - 1) * Size).Take(Size).ToList();
        var (ids, today) = (page.Select(a => a.Id).ToList(), clock.Today);
        var grants = (await db.Set<Grant>().AsNoTracking().Where(g => ids.Contains(g.AccountId) && g.From <= today && (g.To == null || g.To >= today)).ToListAsync())
            .ToLookup(g => g.AccountId, g => g.Role);
        var known = await roles.All();
        Rows = [.. page.Select(a => Row.Of(a, known.Where(r => grants[a.Id].Contains(r.Key)).Select(r => r.Name)))];
    }

    public sealed record Row(long Id, string Name, string Email, string Roles, string State, string Kind)
    {
        public static Row Of(Account account, IEnumerable<string> roles)
        {
            var names = string.Join(", ", roles);
            var (state, kind) = account switch
            {
                { Disabled: true } => ("désactivé", "bad"),
                { PasswordHash: null } => ("invité", "wait"),
                _ => ("actif", "good"),
            };
            return new Row(account.Id, account.DisplayName, account.Email ?? "", names.Length > 0 ? names : "aucun droit", state, kind);
        }
    }
}
