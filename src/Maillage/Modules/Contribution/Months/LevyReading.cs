using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.Membership.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Months;

/// <summary>Activities as levies see them, read whole: who holds them, what they are bound by, what the ledger moved.</summary>
public sealed class LevyReading(Db db, AssociateBook associates, ContractBook contracts, CountedMovements movements)
{
    /// <summary>The activities of an entity over a calendar year.</summary>
    /// <param name="only">One of them alone, when no scale joins it to others.</param>
    /// <param name="scaleIn">The scale that holds in a month.</param>
    public async Task<IReadOnlyList<LevyActivity>> Of(Id<LegalEntity> entity, Id<Activity>? only, int year, Month last, ScaleHistory history)
    {
        var activities = db.Set<Activity>().AsNoTracking().Include(a => a.Members).Where(a => a.EntityId == entity && a.Kind != ActivityKind.Structure);
        if (only is { } one) activities = activities.Where(a => a.Id == one);
        var all = await activities.OrderBy(a => a.Code).ToListAsync();
        var persons = await Persons([.. all.SelectMany(a => a.Members).Select(m => m.PersonId).Distinct()], entity);
        var scales = history.Rows.Select(r => r.Scale).ToList();
        var moved = await movements.Of(entity, only, new Month(year, 1), last, scales);
        var earlier = scales.Exists(s => s.ReadsSinceEntry) ? await movements.Of(entity, only, CountedMovements.Beginning, new Month(year, 1).Previous, scales) : null;
        return [.. all.Select(a => new LevyActivity(
            a.Id, a.Name, Month.Of(a.StartedOn), a.ClosedOn is { } closed ? Month.Of(closed) : null, history.In, m => Holders(a, m, persons), moved(a.Id),
            earlier is null ? [] : [.. earlier(a.Id).SelectMany(g => g)], _ => []))];
    }

    private async Task<IReadOnlyDictionary<Id<Person>, LevyPerson>> Persons(IReadOnlyList<Id<Person>> ids, Id<LegalEntity> entity)
    {
        var places = (await db.Set<ActivityMember>().AsNoTracking().Where(m => ids.Contains(m.PersonId))
            .Join(db.Set<Activity>().Where(a => a.EntityId == entity), m => m.ActivityId, a => a.Id, (m, a) => new { m.PersonId, m.From, m.To, a.ClosedOn }).ToListAsync()).ToLookup(p => p.PersonId);
        var dates = await associates.DatesOf(ids);
        var bound = await contracts.Of(ids);
        return ids.ToDictionary(id => id, id =>
        {
            var ends = places[id].Select(p => p.To ?? p.ClosedOn).ToList();
            var end = ends.Contains(null) ? null : ends.Max();
            // The status of whoever left within a month is that of their last day.
            DateOnly At(Month month) => end is { } last && last < month.Last ? last : month.Last;
            return new LevyPerson(id, Month.Of(places[id].Min(p => p.From)), end is { } e ? Month.Of(e) : null,
                m => dates[id].Any(d => d.Contains(At(m))), m => bound[id].LastOrDefault(c => c.Dates.Contains(At(m))) is { } contract ? ContractRules.Word(contract.Kind) : null);
        });
    }

    /// <summary>Those present in the month; after the last one left, those who were there then. Parts that pass the whole, when one follows another within a month, are brought back to it.</summary>
    private static IReadOnlyList<LevyHolder> Holders(Activity activity, Month month, IReadOnlyDictionary<Id<Person>, LevyPerson> persons)
    {
        var present = activity.Members.Where(m => m.Dates.Overlaps(DateRange.Of(month))).ToList();
        if (present.Count == 0 && activity.Members.Where(m => m.To < month.First).Max(m => m.To) is { } last) present = [.. activity.Members.Where(m => m.To == last)];
        var whole = Math.Max(1m, present.Sum(m => m.Share.Fraction));
        return [.. present.OrderBy(m => m.From).ThenBy(m => m.Id).Select(m => new LevyHolder(persons[m.PersonId], m.Share.Fraction / whole))];
    }
}
