using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Portfolios;

/// <summary>Makes portfolios, fills them, takes out those that no grant names.</summary>
public sealed class PortfolioActions(Db db, Access access, IEnumerable<ScopeSource> sources)
{
    /// <param name="id">Null for a new one.</param>
    /// <param name="activities">All that it shall hold.</param>
    public Task<Result<Id<Portfolio>>> Save(Id<Portfolio>? id, string? name, IReadOnlyCollection<long> activities) => db.Write<Id<Portfolio>>(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        var named = (name ?? "").Trim();
        if (named.Length is 0 or > Portfolio.MostName) return new Refusal("identity.portfolio.name", $"Donnez un nom au portefeuille, de {Portfolio.MostName} caractères au plus : celui de la personne qui suit, par exemple.", "Name");
        if (await db.Set<Portfolio>().AnyAsync(p => p.Name == named && p.Id != id)) return new Refusal("identity.portfolio.twice", "Un autre portefeuille porte déjà ce nom.", "Name");
        var wanted = activities.Distinct().ToList();
        if (wanted.Count > 0 && (await sources.Single(s => s.Kind == ScopeKind.Activity).List(wanted)).Count != wanted.Count) return new Refusal("identity.portfolio.activities", "Une des activités cochées n’existe pas : rouvrez la page.", "Activities");
        Portfolio? portfolio;
        if (id is null) db.Add(portfolio = new Portfolio(db.Cooperative, named));
        else if (await db.Set<Portfolio>().SingleOrDefaultAsync(p => p.Id == id) is { } found) portfolio = found;
        else return Refusal.NotFound;
        portfolio.Rename(named);
        portfolio.Hold(wanted);
        return portfolio.Id;
    });

    public Task<Result> TakeOut(Id<Portfolio> id) => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<Portfolio>().SingleOrDefaultAsync(p => p.Id == id) is not { } portfolio) return Refusal.NotFound;
        if (await db.Set<Grant>().AnyAsync(g => g.Scope == ScopeKind.Portfolio && g.ScopeId == id.Value))
            return new Refusal("identity.portfolio.given", "Un droit a été donné sur ce portefeuille : il reste, pour que l’on sache ce que chacun a pu suivre. Ôtez-lui ses activités s’il ne doit plus servir.");
        db.Remove(portfolio);
        return Result.Done;
    });
}
