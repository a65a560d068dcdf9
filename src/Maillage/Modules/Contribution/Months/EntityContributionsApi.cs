using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Ledger;
using Maillage.Platform;

namespace Maillage.Modules.Contribution.Months;

/// <summary>What a month costs one activity of an entity.</summary>
public sealed record ApiContributionOfActivity(Id<Activity> ActivityId, string Code, string Name, ApiContribution Contribution);

/// <summary>What a month costs the activities of an entity.</summary>
public sealed record ApiEntityContributions(Id<LegalEntity> EntityId, Month Month, long DueCents, long PostedCents, [property: Description("Ce qu’une comptabilisation ajouterait pour ce mois.")] long PendingCents, IReadOnlyList<ApiContributionOfActivity> Activities);

/// <summary>What was posted.</summary>
public sealed record ApiPostedMonth([property: Description("Nombre d’écritures ; 0 quand tout l’était déjà.")] int Entries, long TotalCents);

/// <summary>Contributions of a whole entity, for programs.</summary>
public static class EntityContributionsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Contributions");
        api.Get<ApiEntityContributions>("/entities/{id}/contributions/{month}", ContributionModule.Read, "readEntityContributions", "Les contributions d’un mois, activité par activité.", Read);
        api.Act<ApiPostedMonth>("/entities/{id}/contributions/{month}/post", ContributionModule.Post, "postContributions", "Comptabiliser les contributions d’un mois fini et ce qui manque aux mois d’avant.", Post);
    }

    private static async Task<Answer> Read(Id<LegalEntity> id, Month month, Books books, ContributionReader reader, Clock clock)
    {
        if ((await books.Within(ContributionModule.Read)).FirstOrDefault(b => b.Whole && b.Id == id) is not { } book) return Answer.Refused([Refusal.NotFound]);
        var current = Month.Of(clock.Today);
        var months = await reader.OfEntity(id, month, month);
        var rows = book.Activities.SelectMany(a => (months.GetValueOrDefault(a.Id) ?? []).Select(m => (Activity: a, Of: m))).ToList();
        return Answer.Of(new ApiEntityContributions(id, month, rows.Sum(r => r.Of.Due.Value.Cents), rows.Sum(r => r.Of.Posted.Cents), rows.Sum(r => r.Of.Pending.Cents),
            [.. rows.Select(r => new ApiContributionOfActivity(r.Activity.Id, r.Activity.Code, r.Activity.Name, ApiContribution.Of(r.Of, current)))]));
    }

    private static async Task<Answer> Post(Id<LegalEntity> id, Month month, ContributionRun run) => Answer.Done(await run.Post(id, month), done => new ApiPostedMonth(done.Entries, done.Total.Cents));
}
