using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.People;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Membership.Associates;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Months;

/// <summary>The contribution of a month: what it is as the ledger stands, and what is posted of it.</summary>
/// <param name="Computed">Null when no scale holds that month although something is posted for it.</param>
/// <param name="Entries">Those posted for the month, whatever their date, and their reversals.</param>
public sealed record MonthOfContribution(Month Month, ContributionDue? Computed, IReadOnlyList<PostedContribution> Entries)
{
    /// <summary>What the entries add up to.</summary>
    public Money Posted => Entries.Sum(e => e.Amount);

    /// <summary>What the month costs, explained.</summary>
    public Explained<Money> Due => Computed?.Amount ?? new(Money.Zero, []);

    /// <summary>What a run would post: positive when the activity bears more.</summary>
    public Money Pending => Due.Value - Posted;
}

/// <summary>Contributions as questions put to the ledger: provisional as soon as something is posted, never stored.</summary>
public sealed class ContributionReader(Db db, Chart chart, Clock clock, ScaleBook scales, AssociateBook associates, PostedContributions posted)
{
    /// <summary>The months of one activity, both bounds included; those still to come are left out.</summary>
    public async Task<IReadOnlyList<MonthOfContribution>> Of(Id<Activity> activity, Month from, Month to)
    {
        var activities = await db.Set<Activity>().AsNoTracking().Include(a => a.Members).Where(a => a.Id == activity && a.Kind != ActivityKind.Structure).ToListAsync();
        return activities.Count == 0 ? [] : (await Read(activities, from, to, await posted.Of(activities[0].EntityId, activity)))[activity];
    }

    /// <summary>The months of every activity of an entity that has one.</summary>
    public async Task<IReadOnlyDictionary<Id<Activity>, IReadOnlyList<MonthOfContribution>>> OfEntity(Id<LegalEntity> entity, Month from, Month to)
    {
        var activities = await db.Set<Activity>().AsNoTracking().Include(a => a.Members).Where(a => a.EntityId == entity && a.Kind != ActivityKind.Structure).ToListAsync();
        return activities.Count == 0 ? new Dictionary<Id<Activity>, IReadOnlyList<MonthOfContribution>>() : await Read(activities, from, to, await posted.Of(entity));
    }

    private async Task<Dictionary<Id<Activity>, IReadOnlyList<MonthOfContribution>>> Read(IReadOnlyList<Activity> activities, Month from, Month to, IReadOnlyList<PostedContribution> booked)
    {
        var today = Month.Of(clock.Today);
        if (to > today) to = today;
        if (from > to) return activities.ToDictionary(a => a.Id, _ => (IReadOnlyList<MonthOfContribution>)[]);
        var history = await scales.History();
        var first = new Month(from.Year, 1);
        var movements = await Movements(activities, first, to);
        var dates = await associates.DatesOf([.. activities.SelectMany(a => a.Members).Select(m => m.PersonId).Distinct()]);
        var entries = booked.ToLookup(p => (p.Activity, p.Month));
        var months = new Dictionary<Id<Activity>, IReadOnlyList<MonthOfContribution>>();
        foreach (var activity in activities)
        {
            var due = Enumerable.Range(from.Year, to.Year - from.Year + 1).SelectMany(year => ContributionsOfYear.Compute(
                new YearOfActivity(year, Month.Of(activity.StartedOn), activity.ClosedOn is { } closed ? Month.Of(closed) : null, history.In, movements[activity.Id], m => IsAssociate(activity, m, dates)),
                to)).ToDictionary(d => d.Month);
            months[activity.Id] = [.. from.To(to).Select(m => new MonthOfContribution(m, due.GetValueOrDefault(m), [.. entries[(activity.Id, m)]])).Where(m => m.Computed is not null || !m.Posted.IsZero)];
        }
        return months;
    }

    /// <summary>The result accounts, that of the contribution itself left out: all that a base may count.</summary>
    internal static AccountSet Counted(Chart chart) => AccountSet.Of(["6", "7"], [chart.Role("contribution")]);

    /// <summary>Movements of the accounts that a base may count.</summary>
    private async Task<Dictionary<Id<Activity>, ILookup<Month, (string, Money)>>> Movements(IReadOnlyList<Activity> activities, Month from, Month to)
    {
        var (ids, entity) = (activities.Select(a => a.Id).ToList(), activities[0].EntityId);
        var balances = db.Set<MonthBalance>().AsNoTracking().Where(b => b.EntityId == entity && b.Month >= from && b.Month <= to).On(Counted(chart));
        if (ids is [var one]) balances = balances.Where(b => b.ActivityId == one);
        var rows = (await balances.Select(b => new { b.ActivityId, b.Month, b.Account, Cents = b.Debit.Cents - b.Credit.Cents }).ToListAsync()).ToLookup(b => b.ActivityId);
        return ids.ToDictionary(id => id, id => rows[id].ToLookup(b => b.Month, b => (b.Account, new Money(b.Cents))));
    }

    /// <summary>
    /// An activity has the status of an associate in a month when everyone in it that month is one, on the month's end or on their last day; after the
    /// last member left, the status they had then.
    /// </summary>
    private static bool IsAssociate(Activity activity, Month month, ILookup<Id<Person>, DateRange> dates)
    {
        var present = activity.Members.Where(m => m.Dates.Overlaps(DateRange.Of(month))).ToList();
        if (present.Count == 0 && activity.Members.Where(m => m.To < month.First).Max(m => m.To) is { } last) present = [.. activity.Members.Where(m => m.To == last)];
        return present.Count > 0 && present.All(m => dates[m.PersonId].Any(d => d.Contains(m.To is { } end && end < month.Last ? end : month.Last)));
    }
}
