using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Takeover;

/// <summary>The day from which the books of an entity are kept here: the first day of a fiscal year.</summary>
public sealed class TakeoverPlan : IOwned
{
    private TakeoverPlan() { }

    public TakeoverPlan(CooperativeId cooperative, Id<LegalEntity> entity, DateOnly opensOn)
    {
        CooperativeId = cooperative;
        (EntityId, OpensOn) = (entity, opensOn);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public DateOnly OpensOn { get; private set; }

    public void OpenOn(DateOnly day) => OpensOn = day;
}
