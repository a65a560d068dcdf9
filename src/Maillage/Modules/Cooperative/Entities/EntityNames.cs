using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Entities;

/// <summary>Legal entities by the name they bear today.</summary>
public sealed class EntityNames(Db db, Clock clock)
{
    /// <summary>All entities, by code.</summary>
    public async Task<IReadOnlyList<EntityName>> All()
    {
        var today = clock.Today;
        var entities = await db.Set<LegalEntity>().IgnoreAutoIncludes().OrderBy(e => e.Code).Select(e => new
        {
            e.Id, e.Code,
            Name = e.Identities.Where(i => i.From <= today).OrderByDescending(i => i.From).Select(i => i.Name).FirstOrDefault(),
        }).ToListAsync();
        return [.. entities.Select(e => new EntityName(e.Id, e.Code, e.Name ?? ""))];
    }

    /// <summary>The same, as scopes of grants.</summary>
    public async Task<IReadOnlyList<ScopeChoice>> Scopes(IReadOnlyList<long>? only) =>
        [.. (await All()).Where(e => only is null || only.Contains(e.Id.Value)).Select(e => new ScopeChoice(ScopeKind.Entity, e.Id.Value, e.Full))];
}

/// <param name="Name">Empty before its first identity.</param>
public sealed record EntityName(Id<LegalEntity> Id, string Code, string Name)
{
    /// <summary>« VERS, Les Ateliers du Versant ».</summary>
    public string Full => Name.Length == 0 ? Code : $"{Code}, {Name}";
}
