using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity;

/// <summary>Each grant belongs to an account of its cooperative, and someone administers.</summary>
public sealed class IdentityCheck(Db db, Clock clock) : ICheck
{
    public string Name => "Comptes et droits";

    public async Task<CheckReport> Run()
    {
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => a.CooperativeId == db.Cooperative).Select(a => new { a.Id, a.Disabled }).ToDictionaryAsync(a => a.Id, a => a.Disabled);
        var grants = await db.Set<Grant>().AsNoTracking().ToListAsync();
        var faults = grants.Where(g => !accounts.ContainsKey(g.AccountId)).Select(g => $"Le droit {g.Id} est donné au compte {g.AccountId}, qui n’existe pas dans cette coopérative.").ToList();
        if (!grants.Any(g => g is { Role: Role.Administrator, Scope: ScopeKind.Cooperative } && g.Dates.Contains(clock.Today) && accounts.TryGetValue(g.AccountId, out var disabled) && !disabled))
            faults.Add("Personne n’administre la coopérative aujourd’hui.");
        return new CheckReport($"{French.Number(accounts.Count, 0, 0)} comptes, {French.Number(grants.Count, 0, 0)} droits", faults);
    }
}
