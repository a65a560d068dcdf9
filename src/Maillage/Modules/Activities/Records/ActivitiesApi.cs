using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Cooperative.Entities;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities.Records;

/// <summary>A legal entity.</summary>
public sealed record ApiEntity(Id<LegalEntity> Id, string Code, string Name);

/// <summary>Someone's place in an activity.</summary>
public sealed record ApiMember(Id<ActivityMember> Id, Id<Person> PersonId, DateOnly From, [property: Description("Dernier jour ; absent tant que la personne y est.")] DateOnly? To, [property: Description("Part, en pourcentage.")] Rate Share);

/// <summary>Someone who enters an activity.</summary>
public sealed record ApiNewMember
{
    public required Id<Person> PersonId { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    [Description("Part, en pourcentage.")]
    public required Rate Share { get; init; }
}

/// <summary>The last day of someone in an activity.</summary>
public sealed record ApiLastDay
{
    public required DateOnly LastDay { get; init; }
}

/// <summary>An activity as programs read it.</summary>
public sealed record ApiActivity(
    Id<Activity> Id, string Code, string Name, [property: Description("Ce qu’elle fait, en quelques mots.")] string Trade, ActivityKind Kind, Id<LegalEntity> EntityId, DateOnly StartedOn,
    [property: Description("Dernier jour où elle vend ; absent tant qu’elle dure.")] DateOnly? ClosedOn, IReadOnlyList<ApiMember> Members, int Version)
{
    public static ApiActivity Of(Activity a) =>
        new(a.Id, a.Code, a.Name, a.Trade, a.Kind, a.EntityId, a.StartedOn, a.ClosedOn, [.. a.Members.OrderBy(m => m.From).Select(m => new ApiMember(m.Id, m.PersonId, m.From, m.To, m.Share))], a.Version);
}

/// <summary>An activity to open.</summary>
public sealed record ApiNewActivity
{
    public required Id<LegalEntity> EntityId { get; init; }
    [Description("Absent : le premier code libre.")]
    public string? Code { get; init; }
    public required string Name { get; init; }
    public string Trade { get; init; } = "";
    public ActivityKind Kind { get; init; }
    public required DateOnly StartedOn { get; init; }
}

/// <summary>What may change of an activity.</summary>
public sealed record ApiActivityDetails
{
    public required string Name { get; init; }
    public string Trade { get; init; } = "";
    public required ActivityKind Kind { get; init; }
    public DateOnly? ClosedOn { get; init; }
}

/// <summary>Activities and entities, for programs.</summary>
public static class ActivitiesApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Activités");
        api.Get<IReadOnlyList<ApiEntity>>("/entities", ActivitiesModule.Read, "listEntities", "Les entités de la coopérative.", Entities);
        api.List<ApiActivity>("/activities", ActivitiesModule.Read, "listActivities", "Les activités à votre portée, fermées ou non.", List);
        api.Get<ApiActivity>("/activities/{id}", ActivitiesModule.Read, "readActivity", "Une activité et ses membres.", Read);
        api.Make<ApiActivity>("/activities", ActivitiesModule.Manage, "createActivity", "Ouvrir une activité.", Create);
        api.Change<ApiActivity>("/activities/{id}", ActivitiesModule.Manage, "changeActivity", "Modifier une activité, ou noter sa fin.", Change);
        api.Act<ApiActivity>("/activities/{id}/members", ActivitiesModule.Manage, "addMember", "Faire entrer une personne ; ses droits sur l’activité suivent.", Join);
        api.Act<ApiActivity>("/activities/{id}/members/{member}/leave", ActivitiesModule.Manage, "endMember", "Noter le dernier jour d’une personne ; ses droits finissent avec.", Leave);
    }

    private static async Task<Answer> Entities(EntityNames names) => Answer.Of((await names.All()).Select(e => new ApiEntity(e.Id, e.Code, e.Name)).ToList());

    private static async Task<Answer> List(PageAsked page, [Description("Mots du nom, du code ou du métier.")] string? q, ActivityList list, HttpContext http)
    {
        var after = page.After<Activity>();
        var found = (await list.Readable()).Include(a => a.Members).Where(a => a.Id.CompareTo(after) > 0);
        foreach (var word in French.Fold(q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) found = found.Where(a => a.Search.Contains(word));
        return await page.Of(found.OrderBy(a => a.Id), a => a.Id.Value, ApiActivity.Of, http);
    }

    private static async Task<Answer> Read(Id<Activity> id, ActivityList list) => Answer.Found(await Find(id, list), ApiActivity.Of);

    private static async Task<Answer> Create(Sent<ApiNewActivity> sent, ActivityActions actions)
    {
        var asked = sent.Value;
        var code = string.IsNullOrWhiteSpace(asked.Code) ? await actions.NextCode() : asked.Code;
        return Answer.Made(await actions.Create(asked.EntityId, asked.Kind, code, asked.Name, asked.Trade, asked.StartedOn), a => $"/activities/{a.Id}", ApiActivity.Of);
    }

    private static async Task<Answer> Change(Id<Activity> id, IfMatch version, Sent<ApiActivityDetails> sent, ActivityActions actions, ActivityList list) =>
        Answer.Changed(await actions.Change(id, sent.Value.Kind, sent.Value.Name, sent.Value.Trade, sent.Value.ClosedOn, version.Version), () => Find(id, list), ApiActivity.Of);

    private static async Task<Answer> Join(Id<Activity> id, Sent<ApiNewMember> sent, MemberActions members, ActivityList list) =>
        Answer.Changed(await members.Join(id, sent.Value.PersonId, new(sent.Value.From, sent.Value.To), sent.Value.Share), () => Find(id, list), ApiActivity.Of);

    private static async Task<Answer> Leave(Id<Activity> id, Id<ActivityMember> member, Sent<ApiLastDay> sent, MemberActions members, ActivityList list) =>
        Answer.Changed(await members.Leave(id, member, sent.Value.LastDay), () => Find(id, list), ApiActivity.Of);

    private static async Task<Activity?> Find(Id<Activity> id, ActivityList list) => await (await list.Readable()).Include(a => a.Members).SingleOrDefaultAsync(a => a.Id == id);
}
