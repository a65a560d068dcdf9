using System.ComponentModel;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Ledger;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Remittances;

/// <summary>Money that waits for the bank: exactly one of the two is named.</summary>
public sealed record ApiWaitingMoney(Id<Clearing>? ReceiptId, Id<Taking>? TakingId, string Label, DateOnly Date, string Reference, long AmountCents)
{
    public static ApiWaitingMoney Of(RemittedReceipt r) => new(r.IsTaking ? null : new(r.Id), r.IsTaking ? new(r.Id) : null, r.Customer, r.Date, r.Reference, r.Amount.Cents);
}

/// <summary>Cheques, CESU or card payments that reached the bank together.</summary>
public sealed record ApiRemittance(
    Id<Remittance> Id, Id<LegalEntity> EntityId, PaymentMethod Method, int Number, DateOnly Date, [property: Description("Ce que le prestataire de cartes a gardé.")] long FeeCents, long NetCents,
    IReadOnlyList<ApiWaitingMoney> Lines, [property: Description("Jour de l’annulation ; absent quand elle tient.")] DateOnly? CancelledOn)
{
    public static ApiRemittance Of(Remittance r, DateOnly? cancelled) => new(
        r.Id, r.EntityId, r.Method, r.Number, r.Date, r.Fee.Cents, r.Net.Cents, [.. r.Lines.OrderBy(l => l.Rank).Select(l => new ApiWaitingMoney(l.ReceiptId, l.TakingId, "", r.Date, "", l.Amount.Cents))], cancelled);
}

/// <summary>A remittance to record.</summary>
public sealed record ApiNewRemittance
{
    public required Id<LegalEntity> EntityId { get; init; }
    [Description("cheque, cesu ou card.")]
    public required PaymentMethod Method { get; init; }
    public required DateOnly Date { get; init; }
    [Description("Les encaissements remis.")]
    public IReadOnlyList<Id<Clearing>> ReceiptIds { get; init; } = [];
    [Description("Les recettes dont les paiements sont remis.")]
    public IReadOnlyList<Id<Taking>> TakingIds { get; init; } = [];
    public long FeeCents { get; init; }
}

/// <summary>What goes to the bank together, for programs.</summary>
public static class RemittancesApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Encaissements");
        api.List<ApiRemittance>("/remittances", SalesModule.RecordReceipts, "listRemittances", "Les remises et versements en banque.", List);
        api.Get<IReadOnlyList<ApiWaitingMoney>>("/remittances/waiting", SalesModule.RecordReceipts, "listWaitingMoney", "Ce qui attend d’aller en banque, 200 au plus.", Waiting);
        api.Get<ApiRemittance>("/remittances/{id}", SalesModule.RecordReceipts, "readRemittance", "Une remise.", Read);
        api.Make<ApiRemittance>("/remittances", SalesModule.RecordReceipts, "recordRemittance", "Remettre des chèques, des CESU ou des paiements par carte en banque.", Record);
        api.Act<ApiRemittance>("/remittances/{id}/cancel", SalesModule.RecordReceipts, "cancelRemittance", "Annuler une remise par l’écriture inverse : ce qu’elle tenait attend de nouveau.", Cancel);
    }

    private static async Task<Answer> List(PageAsked page, [Description("Absente : la première à votre portée.")] Id<LegalEntity>? entity, [Description("cheque, cesu ou card.")] Word<PaymentMethod>? method, Db db, Books books, HttpContext http)
    {
        if (await Whole(books, entity) is not { } book) return Answer.Refused([Refusal.NotFound]);
        var after = page.After<Remittance>();
        var rows = db.Set<Remittance>().AsNoTracking().Where(r => r.EntityId == book.Id && r.Id.CompareTo(after) > 0);
        if (method is { } m) rows = rows.Where(r => r.Method == m.Value);
        var found = await rows.OrderBy(r => r.Id).Take(page.Limit + 1).ToListAsync();
        var ids = found.ConvertAll(r => r.Id);
        var cancelled = await db.Set<RemittanceReversal>().AsNoTracking().Where(v => ids.Contains(v.RemittanceId)).ToDictionaryAsync(v => v.RemittanceId, v => (DateOnly?)v.Date);
        return page.Of(found.ConvertAll(r => ApiRemittance.Of(r, cancelled.GetValueOrDefault(r.Id))), r => r.Id.Value, http);
    }

    private static async Task<Answer> Waiting([Description("Absente : la première à votre portée.")] Id<LegalEntity>? entity, [Description("cheque, cesu ou card.")] Word<PaymentMethod> method, Books books, RemittanceReader reader) =>
        await Whole(books, entity) is { } book ? Answer.Of((await reader.Waiting(book.Id, method.Value)).Select(ApiWaitingMoney.Of).ToList()) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> Read(Id<Remittance> id, Books books, RemittanceReader reader) => Answer.Found(await Find(id, books, reader), r => r);

    private static async Task<Answer> Record(Sent<ApiNewRemittance> sent, RemittanceActions actions) =>
        Answer.Made(await actions.Record(new(Id<Remittance>.New(), sent.Value.EntityId, sent.Value.Method, sent.Value.Date, sent.Value.ReceiptIds, new(sent.Value.FeeCents), sent.Value.TakingIds)), r => $"/remittances/{r.Id}", r => ApiRemittance.Of(r, null));

    private static async Task<Answer> Cancel(Id<Remittance> id, Sent<ApiReason> sent, RemittanceActions actions, Books books, RemittanceReader reader) =>
        Answer.Changed(await actions.Reverse(id, sent.Value.Reason), () => Find(id, books, reader), r => r);

    private static async Task<ApiRemittance?> Find(Id<Remittance> id, Books books, RemittanceReader reader) =>
        await reader.Find(id) is { } found && await Whole(books, found.Remittance.EntityId) is not null ? ApiRemittance.Of(found.Remittance, found.Reversal?.Date) with { Lines = [.. found.Receipts.Select(ApiWaitingMoney.Of)] } : null;

    /// <summary>An entity that the person reaches as a whole.</summary>
    private static async Task<Book?> Whole(Books books, Id<LegalEntity>? entity) =>
        (await books.Within(SalesModule.RecordReceipts)).FirstOrDefault(b => b.Whole && (entity is null || b.Id == entity));
}
