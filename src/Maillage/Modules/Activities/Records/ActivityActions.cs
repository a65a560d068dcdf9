using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities.Records;

/// <summary>Creates, describes and closes activities.</summary>
public sealed class ActivityActions(Db db, Access access)
{
    public Task<Result<Activity>> Create(Id<LegalEntity> entity, ActivityKind kind, string code, string name, string trade, DateOnly startedOn) => db.Write<Activity>(async () =>
    {
        if (await access.Need(ActivitiesModule.Manage, new Resource(Entity: entity.Value)) is { Ok: false } refused) return refused.Refusal!;
        code = code.Trim().ToUpperInvariant();
        List<Refusal> refusals = [.. Activity.CheckCode(code).Refusals];
        if (kind == ActivityKind.Structure) refusals.Add(new Refusal("activity.kind", "Les services communs naissent avec l’entité : choisissez une activité individuelle ou collective.", "Kind"));
        if (string.IsNullOrWhiteSpace(name)) refusals.Add(new Refusal("activity.name", "Donnez un nom à l’activité.", "Name"));
        if (!await db.Set<LegalEntity>().AnyAsync(e => e.Id == entity)) refusals.Add(new Refusal("activity.entity", "Choisissez l’entité de l’activité.", "EntityId"));
        if (await db.Set<Activity>().AnyAsync(a => a.Code == code)) refusals.Add(new Refusal("activity.code", $"Le code {code} est déjà pris.", "Code"));
        if (refusals.Count > 0) return Result<Activity>.Refused(refusals);
        var activity = new Activity(db.Cooperative, entity, kind, code, name, startedOn);
        activity.Describe(name, trade);
        db.Add(activity);
        return activity;
    });

    public Task<Result> Change(Id<Activity> id, ActivityKind kind, string name, string trade, DateOnly? closedOn, int version) => db.Write(async () =>
    {
        var found = await Load(id);
        if (!found.Ok) return found;
        var activity = found.Value;
        if (activity.Version != version) return Refusal.Stale;
        if (string.IsNullOrWhiteSpace(name)) return new Refusal("activity.name", "Donnez un nom à l’activité.", "Name");
        if (activity.Become(kind) is { Ok: false } refused) return refused;
        if (activity.CloseOn(closedOn) is { Ok: false } wrong) return wrong;
        activity.Describe(name, trade);
        return Result.Done;
    });

    /// <summary>The next free code after the highest one of the form A012.</summary>
    public async Task<string> NextCode()
    {
        var codes = await db.Set<Activity>().Where(a => a.Code.StartsWith("A")).Select(a => a.Code).ToListAsync();
        var highest = codes.Select(c => int.TryParse(c.AsSpan(1), System.Globalization.NumberStyles.None, null, out var number) ? number : 0).DefaultIfEmpty().Max();
        return $"A{highest + 1:D3}";
    }

    /// <summary>An activity one may manage, with its members.</summary>
    public async Task<Result<Activity>> Load(Id<Activity> id)
    {
        if (await db.Set<Activity>().Include(a => a.Members).SingleOrDefaultAsync(a => a.Id == id) is not { } activity) return Refusal.NotFound;
        var resource = new Resource(Activity: id.Value, Entity: activity.EntityId.Value);
        if (!await access.Can(ActivitiesModule.Read, resource)) return Refusal.NotFound;
        return await access.Can(ActivitiesModule.Manage, resource) ? activity : Refusal.Forbidden;
    }
}
