using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Conventions;

/// <summary>Someone a convention covers.</summary>
public sealed record ApiCovered
{
    public required Id<Person> PersonId { get; init; }
    [Description("Part, quand la convention partage par parts.")]
    public Rate Share { get; init; }
    [Description("Jour de la clause du CAPE, pour qui en a un.")]
    public DateOnly? CapeClauseOn { get; init; }
}

/// <summary>What a convention says.</summary>
public record ApiConventionTerms
{
    public required DateOnly SignedOn { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public required SplitKey Key { get; init; }
    [Description("Part qui reste en commun, en pourcentage.")]
    public Rate CommonFund { get; init; }
    public string Nature { get; init; } = "";
    public string Clientele { get; init; } = "";
    public string TradeName { get; init; } = "";
    public string PooledAssets { get; init; } = "";
    public required IReadOnlyList<ApiCovered> Covered { get; init; }

    public ConventionTerms Said() => new(SignedOn, From, To, Key, CommonFund, new(Nature, Clientele, TradeName, PooledAssets), [.. Covered.Select(c => new CoveredPerson(c.PersonId, c.Share, c.CapeClauseOn))]);
}

/// <summary>A signed convention to record.</summary>
public sealed record ApiNewConvention : ApiConventionTerms, IWithFile
{
    public required ApiFile Document { get; init; }
}

/// <summary>A convention as programs read it.</summary>
public sealed record ApiConvention(Id<Convention> Id, Id<Activity> ActivityId, ApiConventionTerms Terms, string FileName)
{
    public static ApiConvention Of(Convention c) => new(c.Id, c.ActivityId, new()
    {
        SignedOn = c.SignedOn,
        From = c.From,
        To = c.To,
        Key = c.Key,
        CommonFund = c.CommonFund,
        Nature = c.Nature,
        Clientele = c.Clientele,
        TradeName = c.TradeName,
        PooledAssets = c.PooledAssets,
        Covered = [.. c.Members.Select(m => new ApiCovered { PersonId = m.PersonId, Share = m.Share, CapeClauseOn = m.CapeClauseOn })],
    }, c.FileName);
}

/// <summary>The conventions of a collective.</summary>
public sealed record ApiConventions(IReadOnlyList<ApiConvention> Conventions, [property: Description("Ce qui empêche le collectif de facturer aujourd’hui ; absent quand rien ne l’empêche.")] string? Obstacle);

/// <summary>Conventions of collectives, for programs.</summary>
public static class ConventionsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Activités");
        api.Get<ApiConventions>("/activities/{id}/conventions", MembershipModule.ReadConventions, "listConventions", "Les conventions d’un collectif, la dernière d’abord.", List);
        api.Make<ApiConvention>("/activities/{id}/conventions", MembershipModule.RecordConventions, "recordConvention", "Noter une convention signée, avec son document.", Record);
        api.File("/activities/{id}/conventions/{convention}/document", MembershipModule.ReadConventions, "readConventionDocument", "Le document signé d’une convention.", "application/octet-stream",
            (Id<Activity> id, Id<Convention> convention, HttpContext http, Db db, Access access, DocumentFiles files) => ConventionFile.Get(id.Value, convention.Value, http, db, access, files));
    }

    private static async Task<Answer> List(Id<Activity> id, Db db, Access access, Clock clock, ConventionBook book) =>
        await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id) is { } activity && await access.Can(MembershipModule.ReadConventions, new Resource(Activity: id.Value, Entity: activity.EntityId.Value))
            ? Answer.Of(new ApiConventions([.. (await book.Of(id)).Select(ApiConvention.Of)], (await book.Obstacle(id, clock.Today))?.Message)) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> Record(Id<Activity> id, Sent<ApiNewConvention> sent, ConventionActions conventions) =>
        Answer.Made(await conventions.Record(Id<Convention>.New(), id, sent.Value.Said(), sent.Value.Document.Name, sent.Value.Document.Content), _ => $"/activities/{id}/conventions", ApiConvention.Of);
}
