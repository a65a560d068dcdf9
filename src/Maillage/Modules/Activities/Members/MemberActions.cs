using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Activities.Records;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities.Members;

/// <summary>Who enters and leaves an activity; their rights follow.</summary>
public sealed class MemberActions(Db db, ActivityActions activities, MemberGrants grants)
{
    public Task<Result> Join(Id<Activity> id, Id<Person> person, DateRange dates, Rate share) => db.Write(async () =>
    {
        await db.Lock($"activity-members:{id}");
        var found = await activities.Load(id);
        if (!found.Ok) return found;
        if (!await db.Set<Person>().AnyAsync(p => p.Id == person)) return new Refusal("activity.person", "Choisissez une personne de la coopérative.", "PersonId");
        var joined = found.Value.Join(person, dates, share);
        if (!joined.Ok) return joined;
        db.Add(joined.Value);
        db.Touch(found.Value);
        await grants.Joined(joined.Value);
        return Result.Done;
    });

    public Task<Result> Leave(Id<Activity> id, Id<ActivityMember> member, DateOnly lastDay) => db.Write(async () =>
    {
        var found = await activities.Load(id);
        if (!found.Ok) return found;
        var left = found.Value.Leave(member, lastDay);
        if (!left.Ok) return left;
        db.Touch(found.Value);
        await grants.Left(left.Value, lastDay);
        return Result.Done;
    });
}
