using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;

namespace Maillage.Modules.Contribution.Exemptions;

/// <summary>An exemption granted to an activity.</summary>
public sealed record ApiExemption(Id<ExemptionGrant> Id, Id<Activity> ActivityId, string Code, Month From, [property: Description("Dernier mois ; absent tant qu’elle dure.")] Month? To, string Reason, int Version)
{
    public static ApiExemption Of(ExemptionGrant g) => new(g.Id, g.ActivityId, g.Code, g.From, g.To, g.Reason, g.Version);
}

/// <summary>The exemptions of an activity and those that can be granted.</summary>
public sealed record ApiExemptions(IReadOnlyList<ApiExemption> Granted, [property: Description("Codes des exonérations que les barèmes laissent accorder.")] IReadOnlyList<string> Grantable);

/// <summary>An exemption to grant.</summary>
public sealed record ApiNewExemption
{
    public required string Code { get; init; }
    public required Month From { get; init; }
    public Month? To { get; init; }
    [Description("Qui l’a décidé et quand.")]
    public required string Reason { get; init; }
}

/// <summary>The last month of something.</summary>
public sealed record ApiLastMonth
{
    public required Month Last { get; init; }
}

/// <summary>Exemptions, for programs.</summary>
public static class ExemptionsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Contributions");
        api.Get<ApiExemptions>("/activities/{id}/exemptions", ContributionModule.Read, "listExemptions", "Les exonérations accordées à une activité.", List);
        api.Make<ApiExemption>("/activities/{id}/exemptions", ContributionModule.Exempt, "grantExemption", "Accorder une exonération prévue par le barème.", Grant);
        api.Change<ApiExemption>("/exemptions/{id}/last-month", ContributionModule.Exempt, "endExemption", "Dire le dernier mois d’une exonération.", End);
    }

    private static async Task<Answer> List(Id<Activity> id, Db db, Access access, ExemptionActions exemptions) =>
        await db.Contributing(access, id.Value) is null ? Answer.Refused([Refusal.NotFound])
            : Answer.Of(new ApiExemptions([.. (await exemptions.Of(id)).Select(ApiExemption.Of)], [.. (await exemptions.Grantable()).Select(e => e.Code)]));

    private static async Task<Answer> Grant(Id<Activity> id, Sent<ApiNewExemption> sent, ExemptionActions exemptions) =>
        Answer.Made(await exemptions.Grant(Id<ExemptionGrant>.New(), id, sent.Value.Code, sent.Value.From, sent.Value.To, sent.Value.Reason), _ => $"/activities/{id}/exemptions", ApiExemption.Of);

    private static async Task<Answer> End(Id<ExemptionGrant> id, IfMatch version, Sent<ApiLastMonth> sent, ExemptionActions exemptions) => Answer.Done(await exemptions.End(id, sent.Value.Last, version.Version), ApiExemption.Of);
}
