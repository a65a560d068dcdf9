using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.Membership.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Months;

/// <summary>What levies are computed from, read once for any scale it was read for.</summary>
public delegate IReadOnlyList<LevyActivity> LevyMaterial(int year, ScaleHistory history);

/// <summary>Activities as levies see them, read whole: who holds them, what they are bound by, what the ledger moved.</summary>
public sealed class LevyReading(Db db, AssociateBook associates, ContractBook contracts, CountedMovements movements)
{
    /// <summary>Activities of one entity, for any calendar year between two months.</summary>
    /// <param name="activities">With their members; all of the entity unless <paramref name="alone"/>.</param>
    /// <param name="alone">Whether the one activity is read by itself.</param>
    /// <param name="scales">All that will be computed.</param>
    /// <param name="followed">Whether contracts may hold a scale back.</param>
    public async Task<LevyMaterial> Of(IReadOnlyList<Activity> activities, bool alone, Month from, Month to, IReadOnlyList<Scale> scales, bool followed)
    {
        var entity = activities[0].EntityId;
        var persons = await Persons(activities, scales);
        var sinceEntry = scales.Any(s => s.ReadsSinceEntry);
        var moved = await movements.Of(entity, alone ? activities[0].Id : null, sinceEntry ? CountedMovements.Beginning : new Month(from.Year, 1), to, scales);
        var movedOf = activities.ToDictionary(a => a.Id, a => moved(a.Id));
        var grants = scales.Any(s => s.ReadsGrants) ? await Grants([.. activities.Select(a => a.Id)]) : null;
        var bonds = followed ? await Bonds(persons.Keys.ToList()) : null;
        var holders = activities.ToDictionary(a => a.Id, a => Once(m => Holders(a, m, persons)));
        return (year, history) => [.. activities.Select(a =>
        {
            var own = movedOf[a.Id];
            return new LevyActivity(
                a.Id, a.Name, Month.Of(a.StartedOn), a.ClosedOn is { } closed ? Month.Of(closed) : null,
                Once(m => history.For(a.Id, m, bonds is null ? [] : Present(a, m).SelectMany(p => bonds(p.PersonId, m)))?.Scale), holders[a.Id], own,
                sinceEntry ? [.. own.Where(g => g.Key < new Month(year, 1)).SelectMany(g => g)] : [], m => grants is null ? [] : [.. grants[a.Id].Where(g => g.Holds(m)).Select(g => g.Code)]);
        })];
    }

    /// <summary>What the contracts of a person hold back in a month; null when every contract follows the assembly.</summary>
    private async Task<Func<Id<Person>, Month, IEnumerable<ScaleBond>>?> Bonds(IReadOnlyList<Id<Person>> persons)
    {
        var held = await contracts.NotFollowing(persons);
        if (held.Count == 0) return null;
        var ids = held.SelectMany(c => c).Select(c => c.Id).ToList();
        var amendments = (await db.Set<ScaleAmendment>().AsNoTracking().Where(a => ids.Contains(a.ContractId)).ToListAsync()).ToLookup(a => a.ContractId);
        return (person, month) =>
        {
            // Whoever left stays bound by what they last signed.
            var running = held[person].Where(c => c.Terms.Dates.Overlaps(DateRange.Of(month))).ToList();
            if (running.Count == 0 && held[person].LastOrDefault(c => c.From < month.First) is { } last) running = [last];
            return running.Where(c => !c.FollowsAssembly).Select(c => new ScaleBond(c.SignedOn, [.. amendments[c.Id]]));
        };
    }

    private async Task<ILookup<Id<Activity>, ExemptionGrant>> Grants(IReadOnlyList<Id<Activity>> ids) =>
        (await db.Set<ExemptionGrant>().AsNoTracking().Where(g => ids.Contains(g.ActivityId)).ToListAsync()).ToLookup(g => g.ActivityId);

    /// <summary>Where they were, and what they are bound by when a scale asks. Elsewhere than in these activities counts only where a scale counts persons, and then all are read.</summary>
    private async Task<IReadOnlyDictionary<Id<Person>, LevyPerson>> Persons(IReadOnlyList<Activity> activities, IReadOnlyList<Scale> scales)
    {
        var places = activities.SelectMany(a => a.Members.Select(m => (m.PersonId, m.From, To: m.To ?? a.ClosedOn))).ToLookup(p => p.PersonId);
        var ids = places.Select(p => p.Key).ToList();
        var dates = await associates.DatesOf(ids);
        var bound = scales.Any(s => s.ReadsContracts) ? await contracts.Of(ids) : null;
        return ids.ToDictionary(id => id, id =>
        {
            DateOnly? end = places[id].Any(p => p.To is null) ? null : places[id].Max(p => p.To);
            // The status of whoever left within a month is that of their last day.
            DateOnly At(Month month) => end is { } last && last < month.Last ? last : month.Last;
            return new LevyPerson(id, Month.Of(places[id].Min(p => p.From)), end is { } e ? Month.Of(e) : null,
                Once(m => dates[id].Any(d => d.Contains(At(m)))), m => bound?[id].LastOrDefault(c => c.Dates.Contains(At(m))) is { } contract ? ContractRules.Word(contract.Kind) : null);
        });
    }

    /// <summary>Those present in the month; after the last one left, those who were there then.</summary>
    private static IReadOnlyList<ActivityMember> Present(Activity activity, Month month)
    {
        var present = activity.Members.Where(m => m.Dates.Overlaps(DateRange.Of(month))).ToList();
        return present.Count == 0 && activity.Members.Where(m => m.To < month.First).Max(m => m.To) is { } last ? [.. activity.Members.Where(m => m.To == last)] : present;
    }

    /// <summary>Parts that pass the whole, when one follows another within a month, are brought back to it.</summary>
    private static IReadOnlyList<LevyHolder> Holders(Activity activity, Month month, IReadOnlyDictionary<Id<Person>, LevyPerson> persons)
    {
        var present = Present(activity, month);
        var whole = Math.Max(1m, present.Sum(m => m.Share.Fraction));
        return [.. present.OrderBy(m => m.From).ThenBy(m => m.Id).Select(m => new LevyHolder(persons[m.PersonId], m.Share.Fraction / whole))];
    }

    /// <summary>A month is asked for once by each month of its year, and by each scale.</summary>
    private static Func<Month, T> Once<T>(Func<Month, T> ask)
    {
        var known = new Dictionary<Month, T>();
        return month => known.TryGetValue(month, out var answer) ? answer : known[month] = ask(month);
    }
}
