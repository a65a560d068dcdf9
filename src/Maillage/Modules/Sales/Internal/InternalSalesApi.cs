using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Internal;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Sales.Documents;

namespace Maillage.Modules.Sales.Internal;

/// <summary>A sale between two activities as programs read it.</summary>
public sealed record ApiInternalSale(
    Id<InternalSale> Id, Id<Activity> SellerId, Id<Activity> BuyerId, InternalSide ProposedBy, DateOnly Date, string Wording, [property: Description("Négatif pour une reprise.")] long AmountCents,
    [property: Description("La vente qu’elle reprend.")] Id<InternalSale>? CountersId, InternalState State, string Comment, Id<Entry>? EntryId, int Version)
{
    public static ApiInternalSale Of(InternalSale s) => new(s.Id, s.SellerId, s.BuyerId, s.ProposedBySide, s.Date, s.Wording, s.Amount.Cents, s.CountersId, s.State, s.Comment, s.EntryId, s.Version);
}

/// <summary>A sale to propose to another activity.</summary>
public sealed record ApiNewInternalSale
{
    public required Id<Activity> SellerId { get; init; }
    public required Id<Activity> BuyerId { get; init; }
    [Description("Qui propose : l’autre répond.")]
    public required InternalSide ProposedBy { get; init; }
    public required DateOnly Date { get; init; }
    public required string Wording { get; init; }
    public required long AmountCents { get; init; }
}

/// <summary>A part of an agreed sale to take back.</summary>
public sealed record ApiInternalCounter
{
    [Description("Qui propose la reprise.")]
    public required InternalSide ProposedBy { get; init; }
    public required DateOnly Date { get; init; }
    public required string Wording { get; init; }
    [Description("Positif : ce qui est repris.")]
    public required long AmountCents { get; init; }
}

/// <summary>Internal sales, for programs.</summary>
public static class InternalSalesApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Ventes internes");
        api.Get<IReadOnlyList<ApiInternalSale>>("/internal-sales", SalesModule.SellInside, "listInternalSales", "Les ventes internes à votre portée : celles qui attendent, puis les dernières, 200 au plus.", List);
        api.Get<ApiInternalSale>("/internal-sales/{id}", SalesModule.SellInside, "readInternalSale", "Une vente interne.", Read);
        api.Make<ApiInternalSale>("/internal-sales", SalesModule.SellInside, "proposeInternalSale", "Proposer une vente interne à une autre activité.", Propose);
        api.Make<ApiInternalSale>("/internal-sales/{id}/counter", SalesModule.SellInside, "counterInternalSale", "Proposer de reprendre une vente acceptée, en tout ou partie.", Counter);
        api.Act<ApiInternalSale>("/internal-sales/{id}/agree", SalesModule.SellInside, "agreeInternalSale", "Accepter : les deux comptes bougent.", Agree);
        api.Act<ApiInternalSale>("/internal-sales/{id}/refuse", SalesModule.SellInside, "refuseInternalSale", "Refuser, en disant pourquoi.", Refuse);
        api.Act<ApiInternalSale>("/internal-sales/{id}/withdraw", SalesModule.SellInside, "withdrawInternalSale", "Retirer ce qu’on a proposé, avant la réponse.", Withdraw);
    }

    private static async Task<Answer> List(InternalSaleReader reader) => Answer.Of((await reader.Mine()).Select(r => ApiInternalSale.Of(r.Sale)).ToList());

    private static async Task<Answer> Read(Id<InternalSale> id, InternalSaleReader reader) => Answer.Found((await reader.Find(id))?.Sale, ApiInternalSale.Of);

    private static async Task<Answer> Propose(Sent<ApiNewInternalSale> sent, InternalSaleActions actions)
    {
        var said = sent.Value;
        return Made(await actions.Propose(new(Id<InternalSale>.New(), said.SellerId, said.BuyerId, said.ProposedBy, said.Date, said.Wording, new(said.AmountCents))));
    }

    private static async Task<Answer> Counter(Id<InternalSale> id, Sent<ApiInternalCounter> sent, InternalSaleActions actions) =>
        Made(await actions.ProposeBack(Id<InternalSale>.New(), id, sent.Value.ProposedBy, new(sent.Value.AmountCents), sent.Value.Date, sent.Value.Wording));

    private static async Task<Answer> Agree(Id<InternalSale> id, InternalSaleActions actions) => Answer.Done(await actions.Agree(id), ApiInternalSale.Of);

    private static async Task<Answer> Refuse(Id<InternalSale> id, Sent<ApiReason> sent, InternalSaleActions actions) => Answer.Done(await actions.Refuse(id, sent.Value.Reason), ApiInternalSale.Of);

    private static async Task<Answer> Withdraw(Id<InternalSale> id, InternalSaleActions actions) => Answer.Done(await actions.Withdraw(id), ApiInternalSale.Of);

    private static Answer Made(Result<InternalSale> made) => Answer.Made(made, s => $"/internal-sales/{s.Id}", ApiInternalSale.Of);
}
