using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Sales;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>The account of an activity over a period.</summary>
/// <param name="YearToDate">Since the beginning of the fiscal year; null when that is what is shown.</param>
/// <param name="YearBefore">The same months a year before; null when nothing was booked then.</param>
/// <param name="Treasury">At the end of the period.</param>
/// <param name="Contribution">What the contribution of the months shown still takes.</param>
/// <param name="ContributionOfYear">The same since the fiscal year began: the treasury has not paid it yet.</param>
public sealed record ActivityAccount(
    Activity Activity, Period Period, ActivityResult Result, ActivityResult? YearToDate, ActivityResult? YearBefore, Treasury Treasury, ActivitySheet Sheet,
    PendingContribution Contribution, PendingContribution ContributionOfYear)
{
    public bool HasDrafts => Result.Lines.Any(l => !l.Figure.Draft.IsZero);
}

/// <summary>What the contribution of some months still takes from the activity: computed as the ledger stands, not posted.</summary>
/// <param name="Why">How the contribution of the month comes about, when there is only one.</param>
public sealed record PendingContribution(Money Amount, Explained<Money>? Why)
{
    public static PendingContribution Of(IReadOnlyCollection<MonthOfContribution> months) => new(months.Sum(m => m.Pending), months.Count == 1 ? months.Single().Due : null);
}

/// <summary>Reads accounts of activities from the monthly balances.</summary>
public sealed class ActivityAccounts(Db db, Access access, BalanceReader balances, AccountLayout layout, PeriodChoice periods, ContributionReader contributions, Clock clock)
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
        var months = await Contributions(activity, period.YearStart < period.From ? period.YearStart : period.From, period.To);
        return new ActivityAccount(activity, period, result, toDate, before.IsEmpty ? null : before, Treasury.Of(layout, all), ActivitySheet.Of(layout, all, result.Total),
            PendingContribution.Of([.. months.Where(m => m.Month >= period.From)]), PendingContribution.Of([.. months.Where(m => m.Month >= period.YearStart)]));
    }

    /// <summary>What the contribution still takes for the fiscal year of the current month.</summary>
    public async Task<PendingContribution> ContributionToCome(Activity activity)
    {
        var period = await periods.Of(activity, new());
        return PendingContribution.Of(await Contributions(activity, period.YearStart, period.To));
    }

    private async Task<IReadOnlyList<MonthOfContribution>> Contributions(Activity activity, Month from, Month to)
    {
        var started = Month.Of(activity.StartedOn);
        if (from < started) from = started;
        return from > to || from > Month.Of(clock.Today) ? [] : await contributions.Of(activity.Id, from, to);
    }

    /// <summary>The treasury of an activity with all that is booked up to a month.</summary>
    public async Task<Treasury> TreasuryOf(Id<Activity> activity, Month to) => Treasury.Of(layout, await Balances(activity, BalanceReader.Beginning, to));

    private async Task<IReadOnlyCollection<AccountBalance>> Balances(Id<Activity> activity, Month from, Month to) =>
        [.. (await balances.OfActivity(activity, from, to)).Select(Balance)];

    /// <summary>A movement of the ledger as the account adds it up.</summary>
    public static AccountBalance Balance(AccountMovement movement) => new(movement.Account, new Figure(movement.Balance, movement.Draft));
}
