using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

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
