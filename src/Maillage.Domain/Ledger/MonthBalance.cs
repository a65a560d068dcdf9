using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>Movements of one account, added up in the transaction of the entries.</summary>
public abstract class Sums : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<LegalEntity> EntityId { get; init; }
    public string Account { get; init; } = "";
    public Money Debit { get; init; }
    public Money Credit { get; init; }
    /// <summary>Part of the movements that is still draft.</summary>
    public Money DraftDebit { get; init; }
    public Money DraftCredit { get; init; }
    /// <summary>How many lines they are.</summary>
    public int Lines { get; init; }
}

/// <summary>Movements of one account in one month.</summary>
public abstract class MonthSums : Sums
{
    public Month Month { get; init; }
}

/// <summary>Of one activity in one month.</summary>
public sealed class MonthBalance : MonthSums
{
    public Id<Activity> ActivityId { get; init; }
}

/// <summary>Of all activities of an entity in one month: what an accountant reads, in as few rows as there are accounts.</summary>
public sealed class EntityBalance : MonthSums;

/// <summary>Of one activity since the beginning: what each activity has today, in one row an account.</summary>
public sealed class ActivityBalance : Sums
{
    public Id<Activity> ActivityId { get; init; }
}
