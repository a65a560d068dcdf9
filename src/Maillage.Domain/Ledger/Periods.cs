using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>
/// A fiscal year of an entity, twelve months as a rule (C. com. L123-12). Closing it seals it and posts nothing: balance-sheet accounts run on.
/// </summary>
public sealed class FiscalYear : IOwned
{
    private FiscalYear() { }

    public FiscalYear(CooperativeId cooperative, Id<LegalEntity> entity, DateOnly start, DateOnly end)
    {
        CooperativeId = cooperative;
        Id = Id<FiscalYear>.New();
        (EntityId, Start, End) = (entity, start, end);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<FiscalYear> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public DateOnly Start { get; private set; }
    public DateOnly End { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public long? ClosedBy { get; private set; }
    public bool IsClosed => ClosedAt is not null;

    /// <summary>Its months, in order.</summary>
    public IEnumerable<Month> Months => Month.Of(Start).To(Month.Of(End));

    /// <summary>The year that follows, of twelve months.</summary>
    public FiscalYear Next() => new(CooperativeId, EntityId, End.AddDays(1), End.AddDays(1).AddYears(1).AddDays(-1));

    public void Close(DateTime at, long? by) => (ClosedAt, ClosedBy) = (at, by);
}
