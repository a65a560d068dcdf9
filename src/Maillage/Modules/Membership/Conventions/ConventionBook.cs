using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Membership.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Conventions;

/// <summary>The conventions of collectives, and what they allow on a day.</summary>
public sealed class ConventionBook(Db db, ContractBook contracts)
{
    /// <summary>The address of the page of an activity's convention.</summary>
    public static string PageOf(Id<Activity> activity) => $"/activites/{activity}/convention";

    /// <summary>Those of an activity, the last to begin first; the pages check who may.</summary>
    public async Task<IReadOnlyList<Convention>> Of(Id<Activity> activity) =>
        [.. (await db.Set<Convention>().AsNoTracking().Where(c => c.ActivityId == activity).ToListAsync()).OrderByDescending(c => c.From).ThenByDescending(c => c.RecordedAt).ThenByDescending(c => c.Id)];

    /// <summary>Why an activity may not sell on a day; null when nothing stands in its way.</summary>
    public async Task<Refusal?> Obstacle(Id<Activity> activity, DateOnly day) => (await Obstacles([activity], day)).GetValueOrDefault(activity);

    /// <summary>Of these activities, those that may not sell on a day, and why. One command when none is a collective.</summary>
    public async Task<IReadOnlyDictionary<Id<Activity>, Refusal>> Obstacles(IReadOnlyCollection<Id<Activity>> activities, DateOnly day)
    {
        var collectives = await db.Set<Activity>().AsNoTracking().Include(a => a.Members).Where(a => activities.Contains(a.Id) && a.Kind == ActivityKind.Collective).ToListAsync();
        if (collectives.Count == 0) return new Dictionary<Id<Activity>, Refusal>();
        var ids = collectives.Select(a => a.Id).ToList();
        var conventions = (await db.Set<Convention>().AsNoTracking().Where(c => ids.Contains(c.ActivityId)).ToListAsync()).ToLookup(c => c.ActivityId);
        var persons = collectives.SelectMany(a => a.Members).Where(m => m.Dates.Contains(day)).Select(m => m.PersonId).Distinct().ToList();
        var bound = await contracts.Of(persons);
        var names = await db.Set<Person>().AsNoTracking().Where(p => persons.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName);
        return collectives.Select(a => (a.Id, Obstacle: ConventionRules.Obstacle(a, conventions[a.Id], day, p => IsInCape(bound, p, day), p => names[p])))
            .Where(o => o.Obstacle is not null).ToDictionary(o => o.Id, o => o.Obstacle!);
    }

    private static bool IsInCape(ILookup<Id<Person>, ContractTerms> bound, Id<Person> person, DateOnly day) => bound[person].Any(c => c.Kind == ContractKind.Cape && c.Dates.Contains(day));
}
