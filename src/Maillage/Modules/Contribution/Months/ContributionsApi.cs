using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;

namespace Maillage.Modules.Contribution.Months;

/// <summary>What one levy takes in a month.</summary>
public sealed record ApiLevy(string Code, string Name, [property: Description("Assiette.")] long BaseCents, long AmountCents, [property: Description("Vrai quand le plancher du mois a joué.")] bool AtFloor);

/// <summary>What a month costs an activity.</summary>
public sealed record ApiContribution(
    Month Month, long DueCents, long PostedCents, [property: Description("Ce qu’une comptabilisation ajouterait.")] long PendingCents,
    [property: Description("Vrai tant que le mois n’est pas fini.")] bool IsProvisional, IReadOnlyList<ApiLevy> Levies)
{
    public static ApiContribution Of(MonthOfContribution m, Month current) => new(
        m.Month, m.Due.Value.Cents, m.Posted.Cents, m.Pending.Cents, m.Month >= current, [.. m.Levies.Select(l => new ApiLevy(l.Levy.Code, l.Levy.Name, l.Base.Cents, l.Amount.Value.Cents, l.AtFloor))]);
}

/// <summary>A step of a computation.</summary>
public sealed record ApiStep(string Text, [property: Description("Le texte ou la décision sur quoi elle repose.")] string? Law);

/// <summary>An entry of the contribution.</summary>
public sealed record ApiPostedContribution(Id<Entry> EntryId, string Reference, DateOnly Date, string Levy, long AmountCents);

/// <summary>A month with all that explains it.</summary>
public sealed record ApiExplainedContribution(ApiContribution Contribution, IReadOnlyList<ApiStep> Steps, IReadOnlyList<ApiPostedContribution> Entries);

/// <summary>Contributions, for programs.</summary>
public static class ContributionsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Contributions");
        api.Get<IReadOnlyList<ApiContribution>>("/activities/{id}/contributions", ContributionModule.Read, "listContributions", "Les contributions d’une activité, mois par mois.", List);
        api.Get<ApiExplainedContribution>("/activities/{id}/contributions/{month}", ContributionModule.Read, "readContribution", "La contribution d’un mois, étape par étape.", Read);
    }

    private static async Task<Answer> List(
        Id<Activity> id, [Description("Absent : janvier de l’année du dernier mois.")] Month? from, [Description("Absent : ce mois-ci.")] Month? to, Db db, Access access, ContributionReader reader, Clock clock)
    {
        var current = Month.Of(clock.Today);
        var last = to ?? current;
        return await db.Contributing(access, id.Value) is null ? Answer.Refused([Refusal.NotFound])
            : Answer.Of((await reader.Of(id, from ?? new Month(last.Year, 1), last)).Select(m => ApiContribution.Of(m, current)).ToList());
    }

    private static async Task<Answer> Read(Id<Activity> id, Month month, Db db, Access access, ContributionReader reader, Clock clock) =>
        await db.Contributing(access, id.Value) is null ? Answer.Refused([Refusal.NotFound])
            : Answer.Found((await reader.Of(id, month, month)).SingleOrDefault(), m => new ApiExplainedContribution(
                ApiContribution.Of(m, Month.Of(clock.Today)), [.. m.Due.Steps.Select(s => new ApiStep(s.Text, s.Source))],
                [.. m.Entries.Select(e => new ApiPostedContribution(e.Entry, e.Reference, e.Date, e.Levy, e.Amount.Cents))]));
}
