using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Portfolios;

/// <summary>Portfolios as scopes of grants, by name.</summary>
public sealed class PortfolioScopes(Db db)
{
    public async Task<IReadOnlyList<ScopeChoice>> List(IReadOnlyList<long>? only)
    {
        var portfolios = db.Set<Portfolio>().IgnoreAutoIncludes().AsNoTracking();
        if (only is not null)
        {
            var ids = only.Select(i => new Id<Portfolio>(i)).ToList();
            portfolios = portfolios.Where(p => ids.Contains(p.Id));
        }
        var found = await portfolios.OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync();
        return [.. found.Select(p => new ScopeChoice(ScopeKind.Portfolio, p.Id.Value, p.Name))];
    }
}
