using System.ComponentModel;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Membership;

namespace Maillage.Modules.Contribution.Amendments;

/// <summary>An amendment that was signed.</summary>
public sealed record ApiAmendment(Id<ScaleAmendment> Id, Id<Contract> ContractId, Id<AdoptedScale> ScaleId, DateOnly SignedOn, Month From)
{
    public static ApiAmendment Of(ScaleAmendment a) => new(a.Id, a.ContractId, a.ScaleId, a.SignedOn, a.From);
}

/// <summary>A contract that a scale waits for.</summary>
public sealed record ApiAwaitedAmendment(Id<Contract> ContractId, string Person, Id<AdoptedScale> ScaleId, IReadOnlyList<string> Activities, [property: Description("Absent tant qu’il n’est pas signé.")] ApiAmendment? Signed)
{
    public static ApiAwaitedAmendment Of(AmendmentRow r) => new(r.Contract.Id, r.Person, r.Scale.Adopted!.Id, r.Activities, r.Signed is null ? null : ApiAmendment.Of(r.Signed));
}

/// <summary>A signed amendment to note.</summary>
public sealed record ApiNewAmendment
{
    public required Id<Contract> ContractId { get; init; }
    public required Id<AdoptedScale> ScaleId { get; init; }
    public required DateOnly SignedOn { get; init; }
    [Description("Premier mois où le barème vaut pour ce contrat.")]
    public required Month From { get; init; }
}

/// <summary>Amendments that new scales wait for, for programs.</summary>
public static class AmendmentsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Contributions");
        api.Get<IReadOnlyList<ApiAwaitedAmendment>>("/amendments", MembershipModule.EditContracts, "listAmendments", "Les avenants que les barèmes attendent, signés ou non.", List);
        api.Make<ApiAmendment>("/amendments", MembershipModule.EditContracts, "noteAmendment", "Noter un avenant signé.", Sign);
        api.Remove("/amendments/{id}", MembershipModule.EditContracts, "removeAmendment", "Retirer un avenant noté par erreur.", Remove);
    }

    private static async Task<Answer> List(AmendmentActions amendments) => Answer.Of((await amendments.Rows()).Select(ApiAwaitedAmendment.Of).ToList());

    private static async Task<Answer> Sign(Sent<ApiNewAmendment> sent, AmendmentActions amendments) =>
        Answer.Made(await amendments.Sign(sent.Value.ContractId, sent.Value.ScaleId, sent.Value.SignedOn, sent.Value.From), _ => "/amendments", ApiAmendment.Of);

    private static async Task<Answer> Remove(Id<ScaleAmendment> id, [Description("La valeur « shown » d’un refus, pour le confirmer.")] string? shown, AmendmentActions amendments) => Answer.Gone(await amendments.Remove(id, shown));
}
