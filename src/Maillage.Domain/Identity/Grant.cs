using Maillage.Domain.Kernel;

namespace Maillage.Domain.Identity;

/// <summary>How far a grant reaches.</summary>
public enum ScopeKind
{
    /// <summary>What is of the person whose account it is: held by everyone over oneself as <see cref="Identity.Role.Oneself"/>, given to nobody.</summary>
    Self,
    Activity,
    /// <summary>The activities that someone accompanies, listed under a name: <see cref="Identity.Portfolio"/>.</summary>
    Portfolio,
    Entity,
    Cooperative,
    /// <summary>What the cooperative shows to its neighbours, and nothing of any activity or person: what <see cref="Identity.Role.Neighbour"/> reads.</summary>
    Network,
}

/// <summary>What every scope says of itself.</summary>
public static class ScopeKinds
{
    /// <summary>Whether it reaches one thing, which is named beside it, and not what the cooperative has or shows as a whole.</summary>
    public static bool IsOfOne(this ScopeKind scope) => scope is not (ScopeKind.Cooperative or ScopeKind.Network);
}

/// <summary>A role given to an account over a scope, for a time. It ends by itself.</summary>
public sealed class Grant : IOwned
{
    private Grant() { }

    /// <param name="role">Its key.</param>
    /// <param name="scopeId">The activity, portfolio or entity; 0 for the whole cooperative and its network.</param>
    /// <param name="origin">What gave it: a contract, a membership of an activity, a decision, an administrator.</param>
    public Grant(CooperativeId cooperative, long accountId, string role, ScopeKind scope, long scopeId, DateRange dates, string origin)
    {
        CooperativeId = cooperative;
        Id = Id<Grant>.New();
        (AccountId, Role, Scope, ScopeId, From, To, Origin) = (accountId, role, scope, scopeId, dates.From, dates.To, origin);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Grant> Id { get; private set; }
    public long AccountId { get; private set; }
    /// <summary>Key of the role: of <see cref="Identity.Role"/>, or of an <see cref="OwnRole"/>.</summary>
    public string Role { get; private set; } = "";
    public ScopeKind Scope { get; private set; }
    public long ScopeId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public string Origin { get; private set; } = "";

    public DateRange Dates => new(From, To);

    /// <summary>True for a grant that follows a person's place in an activity: it begins and ends there, never by hand.</summary>
    public bool FollowsActivity => Origin.StartsWith(ActivityOrigin, StringComparison.Ordinal);

    /// <summary>Beginning of the origin of grants that follow a place in an activity.</summary>
    public const string ActivityOrigin = "activity:";

    /// <summary>Beginning of the origin of grants that a contract gives, and that end with it.</summary>
    public const string ContractOrigin = "contract:";

    /// <summary>What every account holds over its own person, on any day: it is not stored.</summary>
    public static Grant OverOneself(CooperativeId cooperative, long accountId) => new(cooperative, accountId, Identity.Role.Oneself, ScopeKind.Self, accountId, new DateRange(DateOnly.MinValue, null), "");

    /// <summary>Ends the grant: it holds up to <paramref name="lastDay"/>, included.</summary>
    public void EndOn(DateOnly lastDay) => To = lastDay;

    /// <summary>True when the grant reaches <paramref name="resource"/>.</summary>
    /// <param name="portfolio">The activities of the portfolio, for a grant over one.</param>
    public bool Covers(Resource resource, IReadOnlySet<long> portfolio) => Scope switch
    {
        ScopeKind.Cooperative => true,
        ScopeKind.Network => false,
        ScopeKind.Self => resource.Account == ScopeId,
        ScopeKind.Portfolio => resource.Activity is { } activity && portfolio.Contains(activity),
        ScopeKind.Entity => resource.Entity == ScopeId,
        _ => resource.Activity == ScopeId,
    };
}

/// <summary>What an act is about, as far as rights are concerned. An empty one is reached only by grants over the whole cooperative.</summary>
/// <param name="Account">That of the person it is of; null for what is of nobody, or of a person who has none.</param>
public readonly record struct Resource(long? Activity = null, long? Entity = null, long? Account = null)
{
    /// <summary>The cooperative as a whole.</summary>
    public static readonly Resource Cooperative = default;
}
