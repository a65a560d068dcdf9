using Maillage.Domain.Kernel;

namespace Maillage.Domain.Cooperative;

/// <summary>A legal entity was created; other modules give it what they owe it, in the same transaction.</summary>
/// <param name="FirstYear">Its first fiscal year: <see cref="DateRange.To"/> is always set.</param>
public sealed record EntityCreated(LegalEntity Entity, DateRange FirstYear);
