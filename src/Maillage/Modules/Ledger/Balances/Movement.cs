using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>Key of a monthly balance.</summary>
public readonly record struct BalanceKey(Id<LegalEntity> Entity, Id<Activity> Activity, string Account, Month Month);

/// <summary>Movements: all, and their draft part, in cents; and how many lines they are.</summary>
public readonly record struct Movement(long Debit, long Credit, long DraftDebit, long DraftCredit, int Lines)
{
    public static Movement Of(Sums kept) => new(kept.Debit.Cents, kept.Credit.Cents, kept.DraftDebit.Cents, kept.DraftCredit.Cents, kept.Lines);

    public static Movement operator +(Movement a, Movement b) =>
        new(a.Debit + b.Debit, a.Credit + b.Credit, a.DraftDebit + b.DraftDebit, a.DraftCredit + b.DraftCredit, a.Lines + b.Lines);
}
