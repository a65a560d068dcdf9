using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.Overview;
using Maillage.Domain.People;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.Overview.Accounts;
using Maillage.Modules.Sales;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Portfolio;

/// <summary>An activity as the team that supports it looks at it.</summary>
/// <param name="Members">Names of those in it today.</param>
/// <param name="YearStart">First month of the fiscal year of the current month.</param>
/// <param name="Year">Turnover of that year, up to the current month.</param>
/// <param name="YearBefore">The same months a year before.</param>
/// <param name="Reasons">Why it drifts; none when it goes well.</param>
/// <param name="Search">Its words and those of its people, without case or accents.</param>
public sealed record PortfolioRow(Activity Activity, string Members, Month YearStart, Money OfMonth, Money Year, Money YearBefore, Figure Reference, LateInvoices? Late, IReadOnlyList<DriftReason> Reasons, string Search)
{
    public bool Drifts => Reasons.Count > 0;
}

/// <param name="Text">Words of the name, the code, the trade or the people.</param>
/// <param name="OnlyDrifting">Leaves out those that go well.</param>
/// <param name="ByName">Instead of the most pressing first.</param>
public sealed record PortfolioFilter(string? Text, bool OnlyDrifting, bool ByName);

/// <summary>Reads every activity at once: the same questions to the database whatever their number, asked again when something is written.</summary>
public sealed class PortfolioReader(
    Db db, Access access, Clock clock, Remembered remembered, BalanceReader balances, TurnoverReader sales, LateReader late, ContractBook contracts, ContributionReader contributions, AccountLayout layout)
{
    /// <summary>Those within reach.</summary>
    public async Task<IReadOnlyList<PortfolioRow>> Read(PortfolioFilter filter)
    {
        var reach = await access.ReachOf(OverviewModule.Portfolio);
        var words = French.Fold(filter.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = (await remembered.Of("portfolio", All)).Where(r => reach.Covers(r.Activity) && words.All(r.Search.Contains) && (r.Drifts || !filter.OnlyDrifting));
        return filter.ByName ? [.. kept.OrderBy(r => French.Fold(r.Activity.Name), StringComparer.Ordinal).ThenBy(r => r.Activity.Code, StringComparer.Ordinal)] : [.. kept];
    }

    /// <summary>The open activities, and the closed ones while they hold or owe money; the most pressing first.</summary>
    private async Task<IReadOnlyList<PortfolioRow>> All()
    {
        var (today, month) = (clock.Today, Month.Of(clock.Today));
        var activities = await db.Set<Activity>().AsNoTracking().Include(a => a.Members).Where(a => a.Kind != ActivityKind.Structure).OrderBy(a => a.Code).ToListAsync();
        if (activities.Count == 0) return [];
        var entities = activities.Select(a => a.EntityId).Distinct().ToList();
        var starts = await YearStarts(entities, today);
        var turnover = await sales.Of(entities, starts.Values.Append(month.Plus(-12)).Min().Plus(-12), month);
        var treasury = await balances.SumByActivity(entities, layout.ReferenceAccounts, month);
        var owed = await late.OfAll();
        var atFloor = await AtFloor(entities, month);
        var people = await People(activities);
        var bound = (await contracts.NotOver(today)).ToLookup(c => c.PersonId, c => c.Terms);
        var rows = activities.Select(a =>
        {
            var start = starts.GetValueOrDefault(a.EntityId, new Month(month.Year, 1));
            var present = a.Members.Where(m => m.Dates.Contains(today)).OrderBy(m => m.From).Select(m => m.PersonId).ToList();
            var members = present.Select(p => new BoundMember(people[p].FullName, bound[p].FirstOrDefault(c => c.Dates.Contains(today)), bound[p].Any(c => c.From > today))).ToList();
            var (own, reference) = (turnover(a.Id), ActivityAccounts.Figure(treasury.GetValueOrDefault(a.Id)));
            return new PortfolioRow(
                a, string.Join(", ", members.Select(m => m.Name)), start, own.Over(month, month), own.Over(start, month), own.Over(start.Plus(-12), month.Plus(-12)), reference, owed.GetValueOrDefault(a.Id),
                DriftRules.Of(new(today, a.StartedOn, a.ClosedOn, own, reference.Value, owed.GetValueOrDefault(a.Id), members, bound.Count > 0, atFloor.GetValueOrDefault(a.Id))),
                string.Join(' ', present.Select(p => people[p].Search).Prepend(a.Search)));
        });
        return
        [
            .. rows.Where(r => !(r.Activity.ClosedOn < today && r.Reference.IsZero && r.Late is null))
                .OrderBy(r => r.Drifts ? r.Reasons.Min(x => (int)x.Kind) : int.MaxValue).ThenByDescending(r => r.Reasons.Count).ThenBy(r => r.Reference.Value).ThenBy(r => r.Activity.Code, StringComparer.Ordinal),
        ];
    }

    private async Task<Dictionary<Id<LegalEntity>, Month>> YearStarts(IReadOnlyCollection<Id<LegalEntity>> entities, DateOnly today) =>
        (await db.Set<FiscalYear>().AsNoTracking().Where(y => entities.Contains(y.EntityId) && y.Start <= today && y.End >= today).ToListAsync()).ToDictionary(y => y.EntityId, y => Month.Of(y.Start));

    /// <summary>Of each activity, the months at the floor that lead to the last whole one.</summary>
    private async Task<Dictionary<Id<Activity>, int>> AtFloor(IEnumerable<Id<LegalEntity>> entities, Month month)
    {
        var running = new Dictionary<Id<Activity>, int>();
        foreach (var entity in entities)
            foreach (var (activity, months) in await contributions.OfEntity(entity, month.Plus(-DriftRules.FloorMonths), month.Previous))
            {
                var floored = months.Where(m => m.Main?.AtFloor == true).Select(m => m.Month).ToHashSet();
                running[activity] = Enumerable.Range(1, DriftRules.FloorMonths).TakeWhile(n => floored.Contains(month.Plus(-n))).Count();
            }
        return running;
    }

    private async Task<Dictionary<Id<Person>, Person>> People(IEnumerable<Activity> activities)
    {
        var ids = activities.SelectMany(a => a.Members).Select(m => m.PersonId).Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
    }
}
