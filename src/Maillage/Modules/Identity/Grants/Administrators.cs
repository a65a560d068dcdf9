using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Grants;

/// <summary>Keeps a cooperative from losing its last administrator.</summary>
public sealed class Administrators(Db db, Clock clock)
{
    /// <summary>Those who can administer today and without end, not even that of a contract: enabled, with a password, granted over the whole cooperative.</summary>
    public Task<List<long>> Lasting() => LastingGrants().Where(g => db.Set<Account>().Any(a => a.Id == g.AccountId && !a.Disabled && a.PasswordHash != null)).Select(g => g.AccountId).Distinct().ToListAsync();

    /// <summary>Rights to administer that hold today and without end, not even that of a contract, whoever has them.</summary>
    public IQueryable<Grant> LastingGrants()
    {
        var today = clock.Today;
        return db.Set<Grant>().Where(g => g.Role == Role.Administrator && g.Scope == ScopeKind.Cooperative && g.From <= today && g.To == null && !g.Origin.StartsWith(Grant.ContractOrigin));
    }

    /// <summary>Refuses when nobody else would be left, two administrators leaving at once included.</summary>
    public async Task<Result> RefuseToLose(long account)
    {
        await db.Lock("administrators");
        var lasting = await Lasting();
        if (!lasting.Contains(account) || lasting.Count > 1) return Result.Done;
        return new Refusal("identity.last-administrator", "C’est le dernier compte qui administre la coopérative : donnez d’abord ce rôle, sans date de fin, à une autre personne qui a choisi son mot de passe.");
    }
}
