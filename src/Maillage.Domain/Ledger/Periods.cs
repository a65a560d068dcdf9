using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>A fiscal year of an entity, twelve months as a rule.</summary>
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

    public void Close(DateTime at, long? by) => (ClosedAt, ClosedBy) = (at, by);
}

/// <summary>
/// The seal of a closed month: the hashes of its validated entries chained to the seal before. From here on the month takes nothing more.
/// </summary>
public sealed class MonthSeal : IOwned
{
    private MonthSeal() { }

    public MonthSeal(CooperativeId cooperative, Id<LegalEntity> entity, Month month, int entries, Money debit, string previousHash, string hash, DateTime at, long? by)
    {
        CooperativeId = cooperative;
        Id = Id<MonthSeal>.New();
        (EntityId, Month, Entries, Debit, PreviousHash, Hash, SealedAt, SealedBy) = (entity, month, entries, debit, previousHash, hash, at, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<MonthSeal> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Month Month { get; private set; }
    /// <summary>Number of entries sealed.</summary>
    public int Entries { get; private set; }
    /// <summary>Total of the month's debits.</summary>
    public Money Debit { get; private set; }
    public string PreviousHash { get; private set; } = "";
    /// <summary>SHA-256 over month, previous seal and the entries' hashes in order of identity.</summary>
    public string Hash { get; private set; } = "";
    public DateTime SealedAt { get; private set; }
    public long? SealedBy { get; private set; }
}

/// <summary>Movements of one account of one activity in one month, kept in the transaction of the entries.</summary>
public sealed class MonthBalance : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<LegalEntity> EntityId { get; init; }
    public Id<Activities.Activity> ActivityId { get; init; }
    public string Account { get; init; } = "";
    public Month Month { get; init; }
    public Money Debit { get; init; }
    public Money Credit { get; init; }
    /// <summary>Part of the movements that is still draft.</summary>
    public Money DraftDebit { get; init; }
    public Money DraftCredit { get; init; }
}
