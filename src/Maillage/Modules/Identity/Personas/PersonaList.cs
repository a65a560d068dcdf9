using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Roles;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Personas;

/// <param name="Says">Who the person is, in one sentence.</param>
public sealed record Persona(long Id, string Name, string Role, string Says)
{
    public string RoleName => PresetWords.NameOf(Role);
}

/// <summary>The persons anyone may become in a demonstration.</summary>
public sealed class PersonaList(Db db, IServiceScopeFactory scopes)
{
    public async Task<IReadOnlyList<Persona>> All()
    {
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => a.Persona != null && !a.Disabled).ToListAsync();
        var personas = new List<Persona>();
        foreach (var cooperative in accounts.GroupBy(a => a.CooperativeId))
        {
            var roles = await RolesIn(cooperative.Key, [.. cooperative.Select(a => a.Id)]);
            personas.AddRange(cooperative.Where(a => roles.ContainsKey(a.Id)).Select(a => new Persona(a.Id, a.DisplayName, roles[a.Id], a.Persona!)));
        }
        return [.. personas.OrderBy(p => Rank(p.Role)).ThenBy(p => p.Id)];
    }

    private static int Rank(string role) => Role.Presets.ToList().IndexOf(role);

    /// <summary>The account behind a persona; null when it is not one.</summary>
    public Task<Account?> Find(long id) => db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.Persona != null && !a.Disabled);

    /// <summary>Nobody is signed in yet, so each cooperative is entered in a scope of its own to read its grants.</summary>
    private async Task<Dictionary<long, string>> RolesIn(CooperativeId cooperative, List<long> ids)
    {
        await using var scope = scopes.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<Current>();
        current.Enter(cooperative, current.Zone);
        var today = scope.ServiceProvider.GetRequiredService<Clock>().Today;
        var grants = await scope.ServiceProvider.GetRequiredService<Db>().Set<Grant>().AsNoTracking()
            .Where(g => ids.Contains(g.AccountId) && g.From <= today && (g.To == null || g.To >= today)).ToListAsync();
        return grants.GroupBy(g => g.AccountId).ToDictionary(g => g.Key, g => g.Select(x => x.Role).MaxBy(Rank)!);
    }
}
