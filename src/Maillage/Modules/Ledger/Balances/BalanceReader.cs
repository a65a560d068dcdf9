using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>Movements of one account over some months.</summary>
/// <param name="Draft">Debit less credit of the part that is still draft, included in the two others.</param>
public sealed record AccountMovement(string Account, Money Debit, Money Credit, Money Draft)
{
    /// <summary>Debit less credit.</summary>
    public Money Balance => Debit - Credit;
}

/// <summary>Any balance, from the monthly rows: whatever the number of entries, a few rows are read along their key.</summary>
public sealed class BalanceReader(Db db)
{
    /// <summary>The first month a ledger can hold.</summary>
    public static readonly Month Beginning = new(1900, 1);

    /// <summary>Movements by account of one activity, both months included. For a balance at a date, start at <see cref="Beginning"/>.</summary>
    public Task<IReadOnlyList<AccountMovement>> OfActivity(Id<Activity> activity, Month from, Month to) =>
        Sum(db.Set<MonthBalance>().Where(b => b.ActivityId == activity), from, to);

    /// <summary>Movements by account of a whole entity.</summary>
    public Task<IReadOnlyList<AccountMovement>> OfEntity(Id<LegalEntity> entity, Month from, Month to) =>
        Sum(db.Set<MonthBalance>().Where(b => b.EntityId == entity), from, to);

    private static async Task<IReadOnlyList<AccountMovement>> Sum(IQueryable<MonthBalance> rows, Month from, Month to)
    {
        var sums = await rows.AsNoTracking().Where(b => b.Month >= from && b.Month <= to).GroupBy(b => b.Account).OrderBy(g => g.Key)
            .Select(g => new { g.Key, Debit = g.Sum(b => b.Debit.Cents), Credit = g.Sum(b => b.Credit.Cents), DraftDebit = g.Sum(b => b.DraftDebit.Cents), DraftCredit = g.Sum(b => b.DraftCredit.Cents) })
            .ToListAsync();
        return [.. sums.Select(s => new AccountMovement(s.Key, new Money(s.Debit), new Money(s.Credit), new Money(s.DraftDebit - s.DraftCredit)))];
    }
}
