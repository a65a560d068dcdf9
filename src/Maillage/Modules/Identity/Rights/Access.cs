using System.Runtime.CompilerServices;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.Identity.Rights;

/// <summary>What the acting account may do today: one answer for pages, API, menus and buttons.</summary>
public sealed class Access(Db db, Current current, Clock clock, RoleBook roles, Remembered remembered)
{
    private (long? Account, IReadOnlyList<HeldGrant> Grants)? held;

    /// <summary>True when a grant of today gives the right over the resource.</summary>
    public async Task<bool> Can(string right, Resource resource) => current.IsSystem || (await With(right)).Any(h => h.Grant.Covers(resource, h.Portfolio));

    /// <summary>True when the right holds over something, be it oneself alone: what opens a page whose list or record says the rest.</summary>
    public async Task<bool> CanAtAll(string right) => current.IsSystem || (await With(right)).Any();

    /// <summary>True when a grant of today gives the right over something else than oneself.</summary>
    public async Task<bool> CanSomewhere(string right) => current.IsSystem || (await With(right)).Any(h => h.Grant.Scope != ScopeKind.Self);

    /// <summary>True when a grant of today gives the right over something of the cooperative, beyond what it shows to its network: who did what is not shown there.</summary>
    public async Task<bool> CanInside(string right) => !(await ReachOf(right)).IsEmpty;

    /// <summary>Where the right holds: the filter of lists.</summary>
    public async Task<Reach> ReachOf(string right)
    {
        if (current.IsSystem) return Reach.Everything;
        var with = (await With(right)).ToList();
        return new Reach(
            with.Any(h => h.Grant.Scope == ScopeKind.Cooperative),
            [.. with.Where(h => h.Grant.Scope == ScopeKind.Entity).Select(h => h.Grant.ScopeId)],
            [.. with.Where(h => h.Grant.Scope == ScopeKind.Activity).Select(h => h.Grant.ScopeId).Concat(with.SelectMany(h => h.Portfolio)).Distinct()],
            with.Exists(h => h.Grant.Scope == ScopeKind.Self) ? current.Account : null);
    }

    /// <summary>Refuses with a message when the right does not hold over the resource.</summary>
    public async Task<Result> Need(string right, Resource resource) =>
        await Can(right, resource) ? Result.Done : Refusal.Forbidden;

    private async Task<IEnumerable<HeldGrant>> With(string right)
    {
        roles.Known(right);
        // A token never has more than its owner, nor more than it was given.
        if (current.Token?.Allows(right) == false) return [];
        var with = (await Held()).Where(h => h.Rights.Contains(right));
        // What is one's own stays so: nobody sees it through one's eyes.
        return current is { Account: { } account, Behind: null } && roles.OfOneself.Contains(right) ? with.Append(new(Grant.OverOneself(current.Cooperative, account), roles.OfOneself, NoActivity)) : with;
    }

    /// <summary>True when a grant of today gives a role that is none of these.</summary>
    public async Task<bool> HoldsOtherThan(IReadOnlyCollection<string> keys) => (await Held()).Any(h => !keys.Contains(h.Grant.Role));

    private async Task<IReadOnlyList<HeldGrant>> Held()
    {
        if (held is not { } known || known.Account != current.Account) held = known = (current.Account, current.Account is { } account ? await Of(account) : []);
        return known.Grants;
    }

    /// <summary>True when a grant of today gives an account the right over something.</summary>
    public async Task<bool> Holds(long account, string right) => (await Of(account)).Any(h => h.Rights.Contains(right));

    private Task<IReadOnlyList<HeldGrant>> Of(long account) => remembered.Of($"grants {account}", () => Read(account));

    private async Task<IReadOnlyList<HeldGrant>> Read(long account)
    {
        var rows = new List<GivenRole>();
        await foreach (var row in Today.GetValue(db.Model, _ => Compile())(db, account, clock.Today)) rows.Add(row);
        var wanted = rows.Where(r => r.Grant.Scope == ScopeKind.Portfolio).Select(r => new Id<Portfolio>(r.Grant.ScopeId)).ToList();
        var portfolios = wanted.Count == 0 ? [] : await db.Set<PortfolioActivity>().AsNoTracking().Where(a => wanted.Contains(a.PortfolioId)).ToListAsync();
        var activities = portfolios.ToLookup(a => a.PortfolioId.Value, a => a.ActivityId);
        return [.. rows.Select(r => new HeldGrant(r.Grant, roles.Within(r.Grant.Scope, roles.RightsOf(r.Grant.Role, r.Own)), r.Grant.Scope == ScopeKind.Portfolio ? activities[r.Grant.ScopeId].ToHashSet() : NoActivity))];
    }

    /// <summary>Compiled once for each engine: it is asked again after every writing, and EF takes longer to find what it compiled than the store to answer.</summary>
    private static readonly ConditionalWeakTable<IModel, Func<Db, long, DateOnly, IAsyncEnumerable<GivenRole>>> Today = [];

    private static Func<Db, long, DateOnly, IAsyncEnumerable<GivenRole>> Compile() => EF.CompileAsyncQuery((Db db, long account, DateOnly today) =>
        from g in db.Set<Grant>().AsNoTracking()
        where g.AccountId == account && g.From <= today && (g.To == null || g.To >= today)
        join o in db.Set<OwnRole>().AsNoTracking() on g.Role equals o.Key into own
        from o in own.DefaultIfEmpty()
        select new GivenRole(g, o));

    /// <param name="Own">The role as this cooperative made or changed it; null when it is as the program has it.</param>
    private sealed record GivenRole(Grant Grant, OwnRole? Own);

    private static readonly IReadOnlySet<long> NoActivity = new HashSet<long>();

    /// <summary>A grant of today with what its role may do.</summary>
    /// <param name="Portfolio">The activities of its portfolio, when it reaches one.</param>
    private sealed record HeldGrant(Grant Grant, IReadOnlySet<string> Rights, IReadOnlySet<long> Portfolio);
}

/// <summary>How far a right reaches: everything, or some entities and activities, and what is of oneself.</summary>
/// <param name="Account">One’s own, where the right holds over oneself.</param>
public sealed record Reach(bool All, IReadOnlyList<long> Entities, IReadOnlyList<long> Activities, long? Account = null)
{
    public static readonly Reach Everything = new(true, [], []);

    /// <summary>Whether it reaches nothing of the cooperative: a right over oneself or over what the network reads does not.</summary>
    public bool IsEmpty => !All && Entities.Count == 0 && Activities.Count == 0;
}
