namespace Maillage.Modules.Identity.Rights;

/// <summary>A right as a module declares it, with the keys of the roles of the program that have it.</summary>
public sealed record DeclaredRight(string Right, string Label, IReadOnlyList<string> Roles);
