using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Roles;

/// <summary>The roles of the cooperative, with how many accounts hold each today.</summary>
[Needs(IdentityModule.ManageAccounts)]
public sealed class IndexModel(Db db, RoleNames roles, RoleBook book, Clock clock) : PageModel
{
    public IReadOnlyList<(RoleInWords Role, int Holders)> Rows { get; private set; } = [];

    /// <summary>What everyone may do of what is their own.</summary>
    public IEnumerable<string> OfOneself => book.All.Where(r => book.OfOneself.Contains(r.Right)).Select(r => r.Label);

    public async Task OnGet()
    {
        var today = clock.Today;
        var held = await db.Set<Grant>().Where(g => g.From <= today && (g.To == null || g.To >= today)).GroupBy(g => g.Role)
            .Select(g => new { g.Key, Count = g.Select(x => x.AccountId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Rows = [.. (await roles.All()).Select(r => (r, held.GetValueOrDefault(r.Key)))];
    }
}
