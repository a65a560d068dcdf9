using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Cash;
using Maillage.Modules.Ledger.Balances;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Cash;

/// <summary>One movement of a till.</summary>
/// <param name="Balance">What the till holds after it.</param>
public sealed record CashLine(DateOnly Date, string Label, string Document, Money Amount, Money Balance);

/// <summary>A month of a till.</summary>
public sealed record CashMonth(Money Opening, IReadOnlyList<CashLine> Lines)
{
    public Money Closing => Lines.Count == 0 ? Opening : Lines[^1].Balance;
    public Money In => Lines.Where(l => l.Amount.IsPositive).Sum(l => l.Amount);
    public Money Out => -Lines.Where(l => l.Amount.IsNegative).Sum(l => l.Amount);
}

/// <summary>Cash on its way to the bank.</summary>
public sealed record WaitingDeposit(CashDeposit Deposit, string Activity);

/// <summary>Reads tills from the ledger: account 53 of an activity.</summary>
public sealed class CashBook(Db db, SalesAccounts accounts, BalanceReader balances, Clock clock)
{
    /// <summary>Nobody else takes from the till until the end of the transaction; gives what can leave it today.</summary>
    public async Task<Money> Hold(Id<Activity> activity, Id<LegalEntity> entity)
    {
        await db.Lock($"cash:{activity}");
        return await Available(activity, entity, clock.Today);
    }

    /// <summary>The least the till holds from a day on: what can leave it that day without it being negative later.</summary>
    public async Task<Money> Available(Id<Activity> activity, Id<LegalEntity> entity, DateOnly day)
    {
        var held = await At(activity, entity, day);
        var least = held;
        var later = await db.Set<EntryLine>().Where(l => l.EntityId == entity && l.ActivityId == activity && l.Account == accounts.Cash && l.Date > day)
            .GroupBy(l => l.Date).Select(g => new { g.Key, Cents = g.Sum(l => l.Debit.Cents) - g.Sum(l => l.Credit.Cents) }).OrderBy(g => g.Key).ToListAsync();
        foreach (var move in later) least = Money.Min(least, held += new Money(move.Cents));
        return least;
    }

    /// <summary>What the till holds at the end of a day.</summary>
    public async Task<Money> At(Id<Activity> activity, Id<LegalEntity> entity, DateOnly day) => (await balances.ByActivity(entity, accounts.Cash, day)).GetValueOrDefault(activity);

    /// <summary>The movements of a month, in order.</summary>
    public async Task<CashMonth> Of(Activity activity, Month month)
    {
        var (first, last) = (month.First, month.Last);
        var opening = await At(activity.Id, activity.EntityId, first.AddDays(-1));
        var rows = await db.Set<EntryLine>().AsNoTracking().Where(l => l.EntityId == activity.EntityId && l.ActivityId == activity.Id && l.Account == accounts.Cash && l.Date >= first && l.Date <= last)
            .Join(db.Set<Entry>().IgnoreAutoIncludes(), l => l.EntryId, e => e.Id, (l, e) => new { l.Date, e.Label, e.Document, l.Debit, l.Credit, e.Id, l.Rank })
            .OrderBy(l => l.Date).ThenBy(l => l.Id).ThenBy(l => l.Rank).ToListAsync();
        var lines = new List<CashLine>();
        var balance = opening;
        foreach (var row in rows) lines.Add(new(row.Date, row.Label, row.Document, row.Debit - row.Credit, balance += row.Debit - row.Credit));
        return new(opening, lines);
    }

    /// <summary>Deposits of these activities that the bank does not have yet, the oldest first.</summary>
    public async Task<IReadOnlyList<WaitingDeposit>> Waiting(IReadOnlyCollection<Id<Activity>> activities) => [.. (await db.Set<CashDeposit>().AsNoTracking()
        .Where(d => activities.Contains(d.ActivityId) && !db.Set<CashDepositEnd>().Any(e => e.DepositId == d.Id))
        .Join(db.Set<Activity>(), d => d.ActivityId, a => a.Id, (d, a) => new { d, a.Name }).OrderBy(x => x.d.Date).ThenBy(x => x.d.Id).ToListAsync()).Select(x => new WaitingDeposit(x.d, x.Name))];
}
