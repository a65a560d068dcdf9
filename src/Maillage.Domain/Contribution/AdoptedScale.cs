using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>A scale the cooperative put in force from a month on (C. trav. R7331-8: the assembly sets it).</summary>
public sealed class AdoptedScale : IOwned
{
    private AdoptedScale() { }

    /// <param name="family">The activities it holds for: a name of <see cref="ActivityFamily"/>, empty for all that have no other.</param>
    /// <param name="definition">The scale in the form of <c>rules/contribution/*.json</c>.</param>
    public AdoptedScale(CooperativeId cooperative, string family, Month from, string definition, Id<Decision> decision, DateTime now, long? by)
    {
        CooperativeId = cooperative;
        Id = Id<AdoptedScale>.New();
        (Family, From, Definition, DecisionId, AdoptedAt, AdoptedBy) = (family, from, definition, decision, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<AdoptedScale> Id { get; private set; }
    public string Family { get; private set; } = "";
    /// <summary>First month it holds.</summary>
    public Month From { get; private set; }
    public string Definition { get; private set; } = "";
    public Id<Decision> DecisionId { get; private set; }
    public DateTime AdoptedAt { get; private set; }
    public long? AdoptedBy { get; private set; }
}
