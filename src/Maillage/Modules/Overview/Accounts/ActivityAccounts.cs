using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Sales;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>The account of an activity over a period.</summary>
/// <param name="YearToDate">Since the beginning of the fiscal year; null when that is what is shown.</param>
/// <param name="YearBefore">The same months a year before; null when nothing was booked then.</param>
/// <param name="Treasury">At the end of the period.</param>
public sealed record ActivityAccount(Activity Activity, Period Period, ActivityResult Result, ActivityResult? YearToDate, ActivityResult? YearBefore, Treasury Treasury, ActivitySheet Sheet)
{
    public bool HasDrafts => Result.Lines.Any(l => !l.Figure.Draft.IsZero);
}

/// <summary>Reads accounts of activities from the monthly balances.</summary>
public sealed class ActivityAccounts(Db db, Access access, BalanceReader balances, AccountLayout layout, PeriodChoice periods)
{
    /// <summary>The account of an activity whose ledger the person reaches; null otherwise.</summary>
    public async Task<ActivityAccount?> Find(Id<Activity> id, AskedPeriod asked)
    {
        if (await db.Set<Activity>().AsNoTracking().Within(await access.ReachOf(LedgerModule.Read)).SingleOrDefaultAsync(a => a.Id == id) is not { } activity) return null;
        var period = await periods.Of(activity, asked);
        var all = await Balances(id, BalanceReader.Beginning, period.To);
        var result = ActivityResult.Of(layout, await Balances(id, period.From, period.To));
        var before = ActivityResult.Of(layout, await Balances(id, period.YearBefore.From, period.YearBefore.To));
        var toDate = period.YearToDate is var (start, end) ? ActivityResult.Of(layout, await Balances(id, start, end)) : null;
        return new ActivityAccount(activity, period, result, toDate, before.IsEmpty ? null : before, Treasury.Of(layout, all), ActivitySheet.Of(layout, all, result.Total));
    }

    /// <summary>The treasury of an activity with all that is booked up to a month.</summary>
    public async Task<Treasury> TreasuryOf(Id<Activity> activity, Month to) => Treasury.Of(layout, await Balances(activity, BalanceReader.Beginning, to));

    private async Task<IReadOnlyCollection<AccountBalance>> Balances(Id<Activity> activity, Month from, Month to) =>
        [.. (await balances.OfActivity(activity, from, to)).Select(Balance)];

    /// <summary>A movement of the ledger as the account adds it up.</summary>
    public static AccountBalance Balance(AccountMovement movement) => new(movement.Account, new Figure(movement.Balance, movement.Draft));
}
