using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Ledger.Balances;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Splits;

/// <summary>What was shared of the result of a collective, and what there is to share.</summary>
public sealed class ResultSplitBook(Db db, Chart chart, BalanceReader balances)
{
    /// <summary>The splits of a collective, the last first, those taken back too.</summary>
    public async Task<IReadOnlyList<ResultSplit>> Of(Id<Activity> activity) =>
        await db.Set<ResultSplit>().AsNoTracking().Where(s => s.ActivityId == activity).OrderByDescending(s => s.To).ThenByDescending(s => s.PostedAt).ToListAsync();

    /// <summary>The figures of a period, as the ledger stands; with the part of them that is still draft.</summary>
    /// <param name="standing">The splits that count before.</param>
    public async Task<(SplitFigures Figures, Money Draft, Money Turnover)> Figures(Id<Activity> activity, Month from, Month to, IEnumerable<ResultSplit> standing)
    {
        var (split, contribution) = (chart.Role("result-split"), chart.Role("contribution"));
        var moved = (await balances.OfActivity(activity, from, to)).Where(m => m.Account[0] is '6' or '7' && !m.Account.StartsWith(split, StringComparison.Ordinal)).ToList();
        Money Of(string beginning) => -moved.Where(m => m.Account.StartsWith(beginning, StringComparison.Ordinal)).Sum(m => m.Balance);
        return (new(from, to, -moved.Sum(m => m.Balance), Of(contribution), standing.Sum(s => s.Base)), -moved.Sum(m => m.Draft), Of("70"));
    }

    /// <summary>The own activities of these persons in the ledger of the collective, on a day.</summary>
    public async Task<ILookup<Id<Person>, Activity>> Own(Activity collective, IReadOnlyCollection<Id<Person>> persons, DateOnly day)
    {
        var own = await db.Set<Activity>().AsNoTracking().Include(a => a.Members)
            .Where(a => a.EntityId == collective.EntityId && a.Kind == ActivityKind.Individual && a.Members.Any(m => persons.Contains(m.PersonId))).OpenOn(day).OrderBy(a => a.StartedOn).ThenBy(a => a.Code).ToListAsync();
        return own.SelectMany(a => a.Members.Where(m => m.Dates.Contains(day)).Select(m => (m.PersonId, a))).ToLookup(x => x.PersonId, x => x.a);
    }
}
