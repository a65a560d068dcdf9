using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Overview.Budgets;
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
/// <param name="ContributionToCome">The same for all months that a run still posts: the treasury has not paid it yet.</param>
/// <param name="Standing">What the contribution costs and how far its cap is; null when there is none.</param>
/// <param name="Late">As of today.</param>
/// <param name="Forecast">From today on; null when an earlier period is shown, and for the structure.</param>
/// <param name="Budget">Of the fiscal year; null when none was noted.</param>
public sealed record ActivityAccount(
    Activity Activity, Period Period, ActivityResult Result, ActivityResult? YearToDate, ActivityResult? YearBefore, Treasury Treasury, ActivitySheet Sheet,
    PendingContribution Contribution, PendingContribution ContributionToCome, ContributionStanding? Standing, LateInvoices? Late, Forecast? Forecast, Budget? Budget)
{
    /// <summary>What the activity may count on.</summary>
    public Explained<Money> Free => FreeMoney.Of(Treasury.Reference, ContributionToCome.Amount);

    /// <summary>Lines of the future treasury that are owed to people.</summary>
    public IEnumerable<TreasuryLine> OwedToPeople => Treasury.OwedToPeople;

    public bool HasDrafts => Result.Lines.Any(l => !l.Figure.Draft.IsZero);
}

/// <summary>What the contribution of some months still takes from the activity: computed as the ledger stands, not posted.</summary>
/// <param name="Why">How the contribution of the month comes about, when there is only one.</param>
public sealed record PendingContribution(Money Amount, Explained<Money>? Why)
{
    public static PendingContribution Of(IReadOnlyCollection<MonthOfContribution> months) => new(months.Sum(m => m.Pending), months.Count == 1 ? months.Single().Due : null);
}

/// <summary>Reads accounts of activities from the monthly balances.</summary>
public sealed class ActivityAccounts(Db db, Books books, BalanceReader balances, AccountLayout layout, PeriodChoice periods, ContributionReader contributions, LateReader late, ForecastReader forecasts, BudgetActions budgets, Clock clock, Remembered remembered)
{
    /// <summary>The account of an activity whose ledger the person reaches; null otherwise.</summary>
    public async Task<ActivityAccount?> Find(Id<Activity> id, AskedPeriod asked)
    {
        if (!(await Reached()).Any(a => a.Id == id)) return null;
        return await remembered.Of($"account {id} {asked.Month} {asked.From} {asked.To}", () => Read(id, asked));
    }

    /// <summary>The activities before and after one in the order of their codes, among those whose ledger the person reaches.</summary>
    public async Task<(BookActivity? Before, BookActivity? After)> Around(Id<Activity> id)
    {
        var reached = (await Reached()).OrderBy(a => a.Code, StringComparer.Ordinal).ToList();
        var at = reached.FindIndex(a => a.Id == id);
        return (reached.ElementAtOrDefault(at - 1), reached.ElementAtOrDefault(at + 1));
    }

    private async Task<IEnumerable<BookActivity>> Reached() => (await books.Within(LedgerModule.Read)).SelectMany(b => b.Activities);

    private async Task<ActivityAccount> Read(Id<Activity> id, AskedPeriod asked)
    {
        var activity = await db.Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == id);
        var period = await periods.Of(activity, asked);
        var all = await Balances(id, BalanceReader.Beginning, period.To);
        var moved = await balances.ByMonthAndAccount(id, ActivitySheet.Results, period.YearBefore.From < period.YearStart ? period.YearBefore.From : period.YearStart, period.To);
        ActivityResult Over(Month from, Month to) => ActivityResult.Of(layout, [.. moved.Where(m => from <= m.Month && m.Month <= to).Select(m => Balance(m.Movement))]);
        var (result, before) = (Over(period.From, period.To), Over(period.YearBefore.From, period.YearBefore.To));
        var toDate = period.YearToDate is var (start, end) ? Over(start, end) : null;
        var computed = await Contributions(activity, ContributionRun.Oldest(period.To) < period.From ? ContributionRun.Oldest(period.To) : period.From, period.To);
        var months = computed.Where(m => m.Month >= (period.YearStart < period.From ? period.YearStart : period.From)).ToList();
        var (treasury, ofYear) = (Treasury.Of(layout, all), PendingContribution.Of([.. computed.Where(m => m.Month >= ContributionRun.Oldest(period.To))]));
        return new ActivityAccount(activity, period, result, toDate, before.IsEmpty ? null : before, treasury, ActivitySheet.Of(layout, all, result.Total),
            PendingContribution.Of([.. months.Where(m => m.Month >= period.From)]), ofYear, ContributionStanding.Of(months, period), await late.Of(id),
            period.To < period.Current || activity.Kind == ActivityKind.Structure ? null : await Forecast(activity, treasury, ofYear.Amount),
            await budgets.Of(id, period.YearStart) is { Targets: { IsEmpty: false } targets } ? Budget.Of(layout, targets, Over(period.YearStart, period.To)) : null);
    }

    private async Task<Forecast> Forecast(Activity activity, Treasury treasury, Money toContribute)
    {
        var owed = -treasury.OwedToPeople.Select(l => l.Figure.Value).Where(v => v.IsNegative).Sum();
        return Domain.Overview.Forecast.Of(treasury.Reference.Value, owed + Money.Max(toContribute, Money.Zero), Month.Of(clock.Today), await forecasts.Of(activity.Id));
    }

    /// <summary>What the contribution still takes, up to the current month.</summary>
    public async Task<PendingContribution> ContributionToCome(Activity activity)
    {
        var period = await periods.Of(activity, new());
        return PendingContribution.Of(await Contributions(activity, ContributionRun.Oldest(period.To), period.To));
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
    public static AccountBalance Balance(AccountMovement movement) => new(movement.Account, Figure(movement));

    /// <summary>What a movement comes to; nothing where there is none.</summary>
    public static Figure Figure(AccountMovement? movement) => movement is null ? default : new(movement.Balance, movement.Draft);
}
