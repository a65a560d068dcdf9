using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Rights;

/// <summary>Which role has which right.</summary>
public sealed class RoleBook(IEnumerable<DeclaredRight> declared)
{
    private readonly Dictionary<string, DeclaredRight> rights = declared.ToDictionary(r => r.Right);

    public IEnumerable<DeclaredRight> All => rights.Values;

    /// <exception cref="KeyNotFoundException">When no module declared the right: a fault of the program.</exception>
    public bool Has(Role role, string right) => rights[right].Roles.Contains(role);
}

/// <summary>What the acting account may do today: one answer for pages, API, menus and buttons.</summary>
public sealed class Access(Db db, Current current, Clock clock, RoleBook roles)
{
    private IReadOnlyList<Grant>? grants;

    /// <summary>True when a grant of today gives the right over the resource.</summary>
    public async Task<bool> Can(string right, Resource resource) =>
        current.IsSystem || (await With(right)).Any(g => g.Covers(resource));

    /// <summary>True when a grant of today gives the right over something.</summary>
    public async Task<bool> CanSomewhere(string right) =>
        current.IsSystem || (await With(right)).Any();

    /// <summary>Where the right holds: the filter of lists.</summary>
    public async Task<Reach> ReachOf(string right)
    {
        if (current.IsSystem) return Reach.Everything;
        var with = (await With(right)).ToList();
        return new Reach(
            with.Any(g => g.Scope == ScopeKind.Cooperative),
            [.. with.Where(g => g.Scope == ScopeKind.Entity).Select(g => g.ScopeId)],
            [.. with.Where(g => g.Scope == ScopeKind.Activity).Select(g => g.ScopeId)]);
    }

    /// <summary>Refuses with a message when the right does not hold over the resource.</summary>
    public async Task<Result> Need(string right, Resource resource) =>
        await Can(right, resource) ? Result.Done : Refusal.Forbidden;

    /// <summary>The grants of today that give a right; none when a token that was not given it acts.</summary>
    private async Task<IEnumerable<Grant>> With(string right) => current.Token?.Allows(right) == false ? [] : (await Grants()).Where(g => roles.Has(g.Role, right));

    /// <summary>The grants that hold today.</summary>
    private async Task<IReadOnlyList<Grant>> Grants()
    {
        if (grants is not null) return grants;
        if (current.Account is not { } account) return grants = [];
        var today = clock.Today;
        return grants = await db.Set<Grant>().AsNoTracking()
            .Where(g => g.AccountId == account && g.From <= today && (g.To == null || g.To >= today)).ToListAsync();
    }
}

/// <summary>How far a right reaches: everything, or some entities and activities.</summary>
public sealed record Reach(bool All, IReadOnlyList<long> Entities, IReadOnlyList<long> Activities)
{
    public static readonly Reach Everything = new(true, [], []);
}
