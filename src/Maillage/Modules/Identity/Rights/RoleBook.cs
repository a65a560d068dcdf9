using Maillage.Domain.Identity;

namespace Maillage.Modules.Identity.Rights;

/// <summary>Which role of the program has which right, and what a cooperative made of it.</summary>
public sealed class RoleBook
{
    private readonly Dictionary<string, DeclaredRight> rights;
    private readonly Dictionary<string, IReadOnlySet<string>> presets;

    public RoleBook(IEnumerable<DeclaredRight> declared)
    {
        rights = declared.ToDictionary(r => r.Right);
        presets = Role.Presets.ToDictionary(p => p, Declared);
        OfOneself = Declared(Role.Oneself);
    }

    public IEnumerable<DeclaredRight> All => rights.Values;

    /// <summary>Those that everyone has over oneself.</summary>
    public IReadOnlySet<string> OfOneself { get; }

    /// <summary>The rights of a role of the program; none for any other key.</summary>
    public IReadOnlySet<string> OfPreset(string key) => presets.GetValueOrDefault(key) ?? new HashSet<string>();

    /// <summary>The rights of a role in a cooperative.</summary>
    /// <param name="own">What the cooperative made of it; null when it left it as it came.</param>
    public IReadOnlySet<string> RightsOf(string key, OwnRole? own) => own is null ? OfPreset(key) : own.Rights(OfPreset(own.Model));

    /// <summary>Those of them that a scope leaves: for the network, what the program lets a neighbour read, whatever a cooperative made of its roles.</summary>
    public IReadOnlySet<string> Within(ScopeKind scope, IReadOnlySet<string> rights) => scope == ScopeKind.Network ? rights.Intersect(OfPreset(Role.Neighbour)).ToHashSet() : rights;

    private IReadOnlySet<string> Declared(string role) => rights.Values.Where(r => r.Roles.Contains(role)).Select(r => r.Right).ToHashSet();

    /// <exception cref="KeyNotFoundException">When no module declared the right: a fault of the program.</exception>
    public void Known(string right) => _ = rights[right];
}
