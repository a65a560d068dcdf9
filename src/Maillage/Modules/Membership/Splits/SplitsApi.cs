using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Splits;

/// <summary>What is said of a member: nothing when the convention fixes the shares.</summary>
public sealed record ApiSplitMember
{
    public required Id<Person> PersonId { get; init; }
    [Description("Temps ou chiffre d’affaires, selon la convention.")]
    public Quantity? Weight { get; init; }
    [Description("L’activité qui reçoit sa part ; absente : la seule, ou la plus ancienne.")]
    public Id<Activity>? IntoId { get; init; }
}

/// <summary>A result to share.</summary>
public record ApiSplitDraft
{
    [Description("Premier mois, pour la première répartition ; les suivantes partent de là.")]
    public required Month From { get; init; }
    public required Month To { get; init; }
    public IReadOnlyList<ApiSplitMember> Members { get; init; } = [];

    public SplitDraft Said() => new(From, To, [.. Members.Select(m => new SplitInput(m.PersonId, m.Weight, m.IntoId))]);
}

/// <summary>A result to post as it was shown.</summary>
public sealed record ApiSplitPosting : ApiSplitDraft
{
    [Description("« sharedCents » de l’aperçu : si les comptes ont bougé depuis, rien n’est comptabilisé.")]
    public required long SeenCents { get; init; }
}

/// <summary>What goes to a member.</summary>
public sealed record ApiSplitPart(Id<Person> PersonId, Id<Activity> IntoId, Quantity Weight, long AmountCents);

/// <summary>How a result would be shared.</summary>
public sealed record ApiSplitPreview(Month From, Month To, long ResultCents, [property: Description("Déjà réparti avant.")] long BeforeCents, [property: Description("Part du résultat encore en brouillon.")] long DraftCents, long FundCents, long SharedCents, IReadOnlyList<ApiSplitPart> Parts)
{
    public static ApiSplitPreview Of(SplitPreview p) => new(
        p.Figures.From, p.Figures.To, p.Figures.Result.Cents, p.Figures.Before.Cents, p.Draft.Cents, p.Result.Fund.Cents, p.Result.Shared.Cents,
        [.. p.Result.Shares.Select(s => new ApiSplitPart(s.Member.Person, s.Member.Into, s.Member.Weight, s.Amount.Cents))]);
}

/// <summary>A result that was shared.</summary>
public sealed record ApiSplit(
    Id<ResultSplit> Id, Id<Activity> ActivityId, Month From, Month To, long ResultCents, long FundCents, long SharedCents, IReadOnlyList<ApiSplitPart> Parts, Id<Entry> EntryId,
    [property: Description("L’écriture qui l’annule ; absente tant qu’elle tient.")] Id<Entry>? ReversalId, int Version)
{
    public static ApiSplit Of(ResultSplit s) => new(
        s.Id, s.ActivityId, s.From, s.To, s.Result.Cents, s.Fund.Cents, s.Shared.Cents, [.. s.Parts.Select(p => new ApiSplitPart(p.PersonId, p.ActivityId, p.Weight, p.Amount.Cents))], s.EntryId, s.ReversalId, s.Version);
}

/// <summary>Results of collectives shared between their members, for programs.</summary>
public static class SplitsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Activités");
        api.Get<IReadOnlyList<ApiSplit>>("/activities/{id}/splits", MembershipModule.ReadConventions, "listSplits", "Les répartitions du résultat d’un collectif, la dernière d’abord.", List);
        api.Act<ApiSplitPreview>("/activities/{id}/splits/preview", MembershipModule.SplitResults, "previewSplit", "Ce qu’une répartition donnerait ; rien n’est comptabilisé.", Preview);
        api.Make<ApiSplit>("/activities/{id}/splits", MembershipModule.SplitResults, "postSplit", "Comptabiliser une répartition vue en aperçu.", Post);
        api.Act<ApiSplit>("/activities/{id}/splits/{split}/take-back", MembershipModule.SplitResults, "takeBackSplit", "Annuler la dernière répartition par l’écriture inverse.", TakeBack);
    }

    private static async Task<Answer> List(Id<Activity> id, Db db, Access access, ResultSplitBook book) =>
        await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id) is { } activity && await access.Can(MembershipModule.ReadConventions, new Resource(Activity: id.Value, Entity: activity.EntityId.Value))
            ? Answer.Of((await book.Of(id)).Select(ApiSplit.Of).ToList()) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> Preview(Id<Activity> id, Sent<ApiSplitDraft> sent, ResultSplitActions splits) => Answer.Done(await splits.Preview(id, sent.Value.Said()), ApiSplitPreview.Of);

    private static async Task<Answer> Post(Id<Activity> id, Sent<ApiSplitPosting> sent, ResultSplitActions splits) =>
        Answer.Made(await splits.Post(Id<ResultSplit>.New(), id, sent.Value.Said(), new(sent.Value.SeenCents)), _ => $"/activities/{id}/splits", ApiSplit.Of);

    private static async Task<Answer> TakeBack(Id<Activity> id, Id<ResultSplit> split, ResultSplitActions splits) => Answer.Done(await splits.TakeBack(split, id), ApiSplit.Of);
}
