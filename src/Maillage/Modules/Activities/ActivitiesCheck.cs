using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Activities.Members;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities;

/// <summary>One structure an entity, entities and persons that exist, shares within 100 %, and rights that follow places.</summary>
public sealed class ActivitiesCheck(Db db) : ICheck
{
    public string Name => "Activités";

    public async Task<CheckReport> Run()
    {
        var entities = await db.Set<LegalEntity>().AsNoTracking().IgnoreAutoIncludes().ToDictionaryAsync(e => e.Id, e => e.Code);
        var persons = await db.Set<Person>().AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.AccountId);
        var activities = await db.Set<Activity>().AsNoTracking().Include(a => a.Members).ToListAsync();
        var grants = (await db.Set<Grant>().AsNoTracking().Where(g => g.Origin.StartsWith(Grant.ActivityOrigin)).ToListAsync()).ToLookup(g => g.Origin);

        var faults = new List<string>();
        foreach (var (id, code) in entities)
            if (activities.Count(a => a.EntityId == id && a.Kind == ActivityKind.Structure) is not 1 and var count)
                faults.Add($"L’entité {code} a {count} structures au lieu d’une.");
        foreach (var activity in activities)
        {
            if (!entities.ContainsKey(activity.EntityId)) faults.Add($"L’activité {activity.Code} est dans une entité qui n’existe pas.");
            foreach (var day in activity.Members.Select(m => m.From).Distinct())
                if (activity.Members.Where(m => m.Dates.Contains(day)).Sum(m => m.Share.BasisPoints) is > 10_000 and var total)
                    faults.Add($"Au {French.ShortDate(day)}, les parts de l’activité {activity.Code} font {French.Percent(new Rate(total))}.");
            faults.AddRange(activity.Members.Select(m => FaultOf(activity, m, persons, grants)).OfType<string>());
        }
        var members = activities.Sum(a => a.Members.Count);
        return new CheckReport($"{French.Number(entities.Count, 0, 0)} entités, {French.Number(activities.Count, 0, 0)} activités, {French.Number(members, 0, 0)} places", faults);
    }

    private static string? FaultOf(Activity activity, ActivityMember member, Dictionary<Id<Person>, long?> persons, ILookup<string, Grant> grants)
    {
        if (!persons.TryGetValue(member.PersonId, out var account)) return $"Un membre de l’activité {activity.Code} n’existe pas : personne {member.PersonId}.";
        if (account is null) return null;
        var given = grants[MemberGrants.OriginOf(member)].ToList();
        return given is [{ Role: Role.Entrepreneur } grant] && grant.AccountId == account && grant.Dates == member.Dates && grant.ScopeId == activity.Id.Value
            ? null
            : $"Les droits du compte {account} ne suivent pas sa place dans l’activité {activity.Code}.";
    }
}
