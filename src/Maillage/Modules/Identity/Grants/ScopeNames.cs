using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Roles;

namespace Maillage.Modules.Identity.Grants;

/// <summary>Something a grant can reach, with its name.</summary>
public sealed record ScopeChoice(ScopeKind Kind, long Id, string Name);

/// <summary>The things of one kind that grants can reach, named by the module that owns them.</summary>
/// <param name="List">Those with the given identities; all of them for null.</param>
public sealed record ScopeSource(ScopeKind Kind, Func<IReadOnlyList<long>?, Task<IReadOnlyList<ScopeChoice>>> List);

/// <summary>Names of what grants reach.</summary>
public sealed class ScopeNames(IEnumerable<ScopeSource> sources, RoleNames roles, GrantOrigins origins)
{
    /// <summary>Everything a grant could reach, entities then activities.</summary>
    public async Task<IReadOnlyList<ScopeChoice>> All()
    {
        var all = new List<ScopeChoice>();
        foreach (var source in sources) all.AddRange(await source.List(null));
        return all;
    }

    public async Task<bool> Exists(ScopeKind kind, long id)
    {
        foreach (var source in sources.Where(s => s.Kind == kind))
            if ((await source.List([id])).Count > 0) return true;
        return false;
    }

    /// <summary>The grants in plain words, the running ones first.</summary>
    public async Task<IReadOnlyList<GrantInWords>> InWords(IReadOnlyList<Grant> grants, DateOnly today)
    {
        var names = new Dictionary<(ScopeKind, long), string>();
        foreach (var source in sources)
        {
            var ids = grants.Where(g => g.Scope == source.Kind).Select(g => g.ScopeId).Distinct().ToList();
            if (ids.Count == 0) continue;
            foreach (var choice in await source.List(ids)) names[(choice.Kind, choice.Id)] = choice.Name;
        }
        var origin = await origins.Names(grants.Select(g => g.Origin));
        var known = (await roles.All()).ToDictionary(r => r.Key);
        return [.. grants.Select(g => new GrantInWords(g, known[g.Role].Name, known[g.Role].Meaning, names.GetValueOrDefault((g.Scope, g.ScopeId), ""), today, origin.GetValueOrDefault(g.Origin)))
            .OrderBy(g => g.Ended).ThenByDescending(g => g.Grant.From)];
    }
}
