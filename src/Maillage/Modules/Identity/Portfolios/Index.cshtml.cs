using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Portfolios;

/// <summary>The portfolios, with who follows each today.</summary>
[Needs(IdentityModule.ManageAccounts)]
public sealed class IndexModel(Db db, Clock clock) : PageModel
{
    public IReadOnlyList<(Portfolio Portfolio, string Followers)> Rows { get; private set; } = [];

    public async Task OnGet()
    {
        var today = clock.Today;
        var names = await (from g in db.Set<Grant>()
                           where g.Scope == ScopeKind.Portfolio && g.From <= today && (g.To == null || g.To >= today)
                           join a in db.Set<Account>() on g.AccountId equals a.Id
                           select new { g.ScopeId, a.DisplayName }).Distinct().ToListAsync();
        var followers = names.ToLookup(n => n.ScopeId, n => n.DisplayName);
        var portfolios = await db.Set<Portfolio>().AsNoTracking().OrderBy(p => p.Name).ToListAsync();
        Rows = [.. portfolios.Select(p => (p, followers[p.Id.Value].Any() ? string.Join(", ", followers[p.Id.Value].Order(StringComparer.CurrentCulture)) : "personne"))];
    }
}
