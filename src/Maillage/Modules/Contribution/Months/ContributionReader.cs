using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Months;

/// <summary>What an activity bears for a month: as the ledger stands, and what is posted of it.</summary>
/// <param name="Levies">Each with its explanation, the contribution first; none when no scale holds that month although something is posted for it.</param>
/// <param name="Entries">Those posted for the month, whatever their date, and their reversals.</param>
public sealed record MonthOfContribution(Month Month, IReadOnlyList<LevyDue> Levies, IReadOnlyList<PostedContribution> Entries)
{
    /// <summary>The contribution coopérative itself.</summary>
    public LevyDue? Main => Levies.FirstOrDefault(l => l.Levy.Code == Levy.Contribution);

    /// <summary>What the entries add up to.</summary>
    public Money Posted => Entries.Sum(e => e.Amount);

    /// <summary>What the month costs, explained; each levy under its name when there are several.</summary>
    public Explained<Money> Due => Levies is [var one] ? one.Amount
        : new(Levies.Sum(l => l.Amount.Value), [.. Levies.SelectMany(l => l.Amount.Steps.Prepend(new($"{l.Levy.Name}{French.NoBreak}: {l.Amount.Value}.")))]);

    /// <summary>What a run would post: positive when the activity bears more.</summary>
    public Money Pending => Due.Value - Posted;

    /// <summary>What a run would post of each levy, those that nothing is missing of left out.</summary>
    public IEnumerable<(string Levy, string Name, Money Amount)> PendingByLevy => Levies.Select(l => (l.Levy.Code, l.Levy.Name, Due: l.Amount.Value))
        .Concat(Entries.Select(e => e.Levy).Distinct().Where(code => Levies.All(l => l.Levy.Code != code)).Select(code => (Code: code, Name: "Contribution", Due: Money.Zero)))
        .Select(l => (l.Code, l.Name, l.Due - Entries.Where(e => e.Levy == l.Code).Sum(e => e.Amount))).Where(l => !l.Item3.IsZero);
}

/// <summary>Contributions as questions put to the ledger: provisional as soon as something is posted, never stored.</summary>
public sealed class ContributionReader(Db db, Clock clock, ScaleBook scales, LevyReading levies, PostedContributions posted)
{
    /// <summary>The months of one activity, both bounds included; those still to come are left out.</summary>
    public async Task<IReadOnlyList<MonthOfContribution>> Of(Id<Activity> activity, Month from, Month to)
    {
        var found = await Activities().Where(a => a.Id == activity).ToListAsync();
        if (found is not [var one]) return [];
        var history = await scales.History();
        var joined = history.Scales.Any(s => s.JoinsActivities);
        if (joined) found = await Activities().Where(a => a.EntityId == one.EntityId).ToListAsync();
        return (await Read(found, !joined, from, to, await posted.Of(one.EntityId, activity, from), history))[activity];
    }

    /// <summary>The months of every activity of an entity that has one.</summary>
    /// <param name="under">Scales that would hold; null for those that do.</param>
    public async Task<IReadOnlyDictionary<Id<Activity>, IReadOnlyList<MonthOfContribution>>> OfEntity(Id<LegalEntity> entity, Month from, Month to, ScaleHistory? under = null) =>
        await Activities().Where(a => a.EntityId == entity).ToListAsync() is { Count: > 0 } all
            ? await Read(all, false, from, to, await posted.Of(entity, null, from), under ?? await scales.History()) : new Dictionary<Id<Activity>, IReadOnlyList<MonthOfContribution>>();

    private IQueryable<Activity> Activities() => db.Set<Activity>().AsNoTracking().Include(a => a.Members).Where(a => a.Kind != ActivityKind.Structure).OrderBy(a => a.Code);

    private async Task<Dictionary<Id<Activity>, IReadOnlyList<MonthOfContribution>>> Read(IReadOnlyList<Activity> activities, bool alone, Month from, Month to, IReadOnlyList<PostedContribution> booked, ScaleHistory history)
    {
        var today = Month.Of(clock.Today);
        if (to > today) to = today;
        if (from > to) return activities.ToDictionary(a => a.Id, _ => (IReadOnlyList<MonthOfContribution>)[]);
        var material = await levies.Of(activities, alone, from, to, [.. history.Scales], history.Followed);
        var due = Enumerable.Range(from.Year, to.Year - from.Year + 1).SelectMany(year => LeviesOfYear.Compute(year, material(year, history), to, toldFrom: from)).ToLookup(d => (d.Activity, d.Month));
        var entries = booked.ToLookup(p => (p.Activity, p.Month));
        return activities.ToDictionary(a => a.Id, a => (IReadOnlyList<MonthOfContribution>)
            [.. from.To(to).Select(m => new MonthOfContribution(m, [.. due[(a.Id, m)]], [.. entries[(a.Id, m)]])).Where(m => m.Levies.Count > 0 || !m.Posted.IsZero)]);
    }
}
