using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>The last index that the program used before gave in a sequence: ours goes on from there.</summary>
public sealed class NumberStart : IOwned
{
    /// <summary>Highest index that may be taken over: numbers stay short enough for electronic invoices.</summary>
    public const int Most = 99_999;

    private NumberStart() { }

    public NumberStart(CooperativeId cooperative, Id<LegalEntity> entity, NumberScope scope, int last, DateTime at, long? by)
    {
        CooperativeId = cooperative;
        (EntityId, Sequence, Period, Activity, Last, SetAt, SetBy) = (entity, scope.Sequence, scope.Period, scope.Activity, last, at, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public NumberSequence Sequence { get; private set; }
    public int Period { get; private set; }
    public string Activity { get; private set; } = "";
    public int Last { get; private set; }
    public DateTime SetAt { get; private set; }
    public long? SetBy { get; private set; }

    public NumberScope Scope => new(Sequence, Period, Activity);
}
