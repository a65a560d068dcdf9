using System.ComponentModel;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Overview;
using Maillage.Domain.People;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Overview.Accounts;
using Maillage.Platform.Audit;

namespace Maillage.Modules.Overview.Evidence;

/// <summary>A stay, without the name of its person.</summary>
public sealed record ApiStay(
    [property: Description("Code de la personne, le même d’une période à l’autre.")] string Code, IReadOnlyList<ContractKind> Contracts, DateOnly From,
    [property: Description("Dernier jour ; absent quand l’accompagnement continue après la période.")] DateOnly? To, [property: Description("Jours de la période.")] int Days,
    [property: Description("Jour où un CESA a suivi le CAPE.")] DateOnly? CesaOn, [property: Description("Jour où la personne est devenue associée.")] DateOnly? AssociateOn)
{
    public static ApiStay Of(EvidenceRow row) => new(row.Code, row.Stay.Kinds, row.Stay.From, row.Stay.To, row.Stay.Days, row.Stay.CesaOn, row.Stay.AssociateOn);
}

/// <summary>Turnover of the activities together.</summary>
public sealed record ApiGroupTurnover(
    [property: Description("Dernier mois compté : un mois en cours ne l’est pas.")] Month To,
    [property: Description("Des mois montrés ; absent quand il n’y en a aucun.")] long? AmountCents,
    [property: Description("Les mois qui ne sont pas comptés : moins de cinq activités ou de cinq personnes y ont vendu, ce que chacune a vendu se devinerait.")] IReadOnlyList<Month> Hidden);

/// <summary>The evidence of accompaniment over a period.</summary>
public sealed record ApiEvidence(
    Month From, Month To, [property: Description("Dernier jour compté : aujourd’hui, dans le mois en cours.")] DateOnly Last,
    [property: Description("Personnes liées par un CAPE ou un CESA au moins un jour.")] int Persons, [property: Description("Accompagnées dès avant le premier jour.")] int Before, int Entered, int Left,
    [property: Description("Accompagnées au-delà du dernier jour.")] int After, int InCape, int InCesa, [property: Description("Dont un CESA a suivi le CAPE.")] int ToCesa, int ToAssociate,
    [property: Description("Jours d’accompagnement, toutes personnes ensemble.")] int Days, int IndividualActivities, int CollectiveActivities, int OpenedActivities, int ClosedActivities, ApiGroupTurnover Turnover, IReadOnlyList<ApiStay> Stays)
{
    public static ApiEvidence Of(EvidenceView v) => Of(v, v.Evidence.Persons, v.Evidence.Activities, v.Evidence.Turnover);

    private static ApiEvidence Of(EvidenceView v, SupportFigures p, ActivityFigures a, GroupTurnover t) => new(
        v.Period.From, v.Period.To, v.Last, p.Persons, p.Before, p.Entered, p.Left, p.After, p.InCape, p.InCesa, p.ToCesa, p.ToAssociate, p.Days, a.Individual, a.Collective, a.Opened, a.Closed,
        new(t.To, t.Amount?.Cents, t.Hidden), [.. v.Rows.Select(ApiStay.Of)]);
}

/// <summary>Evidence of accompaniment, for programs.</summary>
public static class EvidenceApi
{
    public static void Map(ApiRoutes routes) => routes.Under("Justificatifs").Get<ApiEvidence>(
        "/evidence", OverviewModule.Evidence, "readEvidence", "Les justificatifs d’accompagnement d’une période, sans aucun nom.", Read);

    private static async Task<Answer> Read(
        [Description("Premier mois ; absent : janvier de l’année du dernier mois.")] Month? from, [Description("Dernier mois ; absent : ce mois-ci.")] Month? to, EvidenceReader reader, SensitiveReads reads)
    {
        await reads.Note(nameof(Person), null, Reads.Taken("les justificatifs d’accompagnement, par un programme"));
        return Answer.Of(ApiEvidence.Of(await reader.Read(new() { From = from, To = to })));
    }
}
