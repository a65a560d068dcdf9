using Maillage.Domain.Identity;

namespace Maillage.Modules.Identity.Rights;

/// <summary>A right as a module declares it.</summary>
public sealed record DeclaredRight(string Right, string Label, IReadOnlyList<Role> Roles);
