using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>Key of a monthly balance.</summary>
public readonly record struct BalanceKey(Id<LegalEntity> Entity, Id<Activity> Activity, string Account, Month Month);

/// <summary>Movements of a month: all, and their draft part, in cents.</summary>
public readonly record struct Movement(long Debit, long Credit, long DraftDebit, long DraftCredit)
{
    public static Movement operator +(Movement a, Movement b) => new(a.Debit + b.Debit, a.Credit + b.Credit, a.DraftDebit + b.DraftDebit, a.DraftCredit + b.DraftCredit);
}
