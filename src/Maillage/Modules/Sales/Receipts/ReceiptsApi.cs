using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Sales.Documents;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>How much of a receipt clears one document or advance; exactly one of the three is named.</summary>
public sealed record ApiShare
{
    public Id<Invoice>? InvoiceId { get; init; }
    [Description("L’encaissement qui a laissé une avance.")]
    public Id<Clearing>? AdvanceId { get; init; }
    [Description("La facture reprise du programme d’avant.")]
    public Id<LegacyInvoice>? LegacyInvoiceId { get; init; }
    [Description("Négatif pour un avoir ou une avance utilisés.")]
    public required long AmountCents { get; init; }

    public Allocation Allocation() => new(new ClaimId(InvoiceId, AdvanceId, LegacyInvoiceId), new(AmountCents));

    public static IReadOnlyList<ApiShare> Of(Clearing clearing) =>
        [.. clearing.Shares.OrderBy(s => s.Rank).Select(s => new ApiShare { InvoiceId = s.InvoiceId, AdvanceId = s.AdvanceId, LegacyInvoiceId = s.LegacyInvoiceId, AmountCents = s.Amount.Cents })];

    /// <summary>Refuses the shares that name none or several.</summary>
    public static IReadOnlyList<Refusal> Misnamed(IReadOnlyList<ApiShare> shares) =>
        [.. shares.Select((s, i) => (s, i)).Where(x => new object?[] { x.s.InvoiceId, x.s.AdvanceId, x.s.LegacyInvoiceId }.Count(n => n is not null) != 1).Select(x => new Refusal("sales.receipt.share", "Nommez une facture, une avance ou une facture reprise, une des trois.", $"Shares[{x.i}]"))];
}

/// <summary>A receipt as programs read it.</summary>
public sealed record ApiReceipt(
    Id<Clearing> Id, Id<Customer> CustomerId, Id<Activity> ActivityId, [property: Description("Négatif quand l’argent est rendu.")] long AmountCents, DateOnly Date, PaymentMethod Method,
    string Reference, IReadOnlyList<ApiShare> Shares, [property: Description("Ce qu’aucun document n’a pris : l’avance laissée.")] long UnallocatedCents)
{
    public static ApiReceipt Of(Receipt r) => new(
        r.Id, r.CustomerId, r.ActivityId, r.Amount.Cents, r.Date, r.Method, r.Reference,
        ApiShare.Of(r), r.Unallocated.Cents);
}

/// <summary>A receipt with what became of it.</summary>
public sealed record ApiReceiptRecord(ApiReceipt Receipt, string EntryReference, [property: Description("Jour de l’annulation ; absent quand elle tient.")] DateOnly? CancelledOn, string? CancelledFor);

/// <summary>Money to record: of one invoice, or of a customer over several documents.</summary>
public sealed record ApiNewReceipt
{
    [Description("La facture payée ; ce qui dépasse son reste dû est une avance.")]
    public Id<Invoice>? InvoiceId { get; init; }
    [Description("Le client, quand le paiement va à plusieurs documents.")]
    public Id<Customer>? CustomerId { get; init; }
    public IReadOnlyList<ApiShare> Shares { get; init; } = [];
    public required long AmountCents { get; init; }
    public required DateOnly Date { get; init; }
    public required PaymentMethod Method { get; init; }
    public string Reference { get; init; } = "";
}

/// <summary>Money from customers, for programs.</summary>
public static class ReceiptsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Encaissements");
        api.List<ApiReceipt>("/receipts", SalesModule.Read, "listReceipts", "Les encaissements à votre portée, annulés ou non.", List);
        api.Get<ApiReceiptRecord>("/receipts/{id}", SalesModule.Read, "readReceipt", "Un encaissement.", Read);
        api.Make<ApiReceipt>("/receipts", SalesModule.RecordReceipts, "recordReceipt", "Enregistrer de l’argent reçu d’un client.", Record);
        api.Act<ApiReceiptRecord>("/receipts/{id}/cancel", SalesModule.RecordReceipts, "cancelReceipt", "Annuler un encaissement par l’écriture inverse, à la date du jour.", Cancel);
    }

    private static async Task<Answer> List(PageAsked page, [Description("Mois où l’argent a bougé.")] Month? month, ReceiptList list, HttpContext http)
    {
        var after = page.After<Clearing>();
        return await page.Of((await list.Asked(month)).Where(r => r.Id.CompareTo(after) > 0).OrderBy(r => r.Id), r => r.Id.Value, ApiReceipt.Of, http);
    }

    private static async Task<Answer> Read(Id<Clearing> id, ClearingReader reader) => Answer.Found(await Find(id, reader), Shape);

    private static async Task<Answer> Record(Sent<ApiNewReceipt> sent, ReceiptActions actions)
    {
        var asked = sent.Value;
        var draft = new ReceiptDraft(Id<Clearing>.New(), new(asked.AmountCents), asked.Date, asked.Method, asked.Reference);
        if (ApiShare.Misnamed(asked.Shares) is { Count: > 0 } misnamed) return Answer.Refused(misnamed);
        return (asked.InvoiceId, asked.CustomerId) switch
        {
            ({ } invoice, null) when asked.Shares.Count == 0 => Made(await actions.Record(invoice, draft)),
            (null, { } customer) => Made(await actions.Record(customer, draft, [.. asked.Shares.Select(s => s.Allocation())])),
            _ => Answer.Refused([new("sales.receipt.of", "Nommez la facture payée, ou le client avec ce que prend chaque document, une des deux.", "InvoiceId")]),
        };
    }

    private static async Task<Answer> Cancel(Id<Clearing> id, Sent<ApiReason> sent, ReversalActions reversals, ClearingReader reader) =>
        await Find(id, reader) is null ? Answer.Refused([Refusal.NotFound]) : Answer.Done(await reversals.Reverse(id, sent.Value.Reason), async _ => Shape((await Find(id, reader))!));

    private static Answer Made(Result<Receipt> made) => Answer.Made(made, r => $"/receipts/{r.Id}", ApiReceipt.Of);

    /// <summary>Of what clears accounts, only money is a receipt.</summary>
    private static async Task<ClearingRecord?> Find(Id<Clearing> id, ClearingReader reader) => await reader.Find(id) is { Clearing: Receipt } found ? found : null;

    private static ApiReceiptRecord Shape(ClearingRecord record) => new(ApiReceipt.Of((Receipt)record.Clearing), record.EntryReference, record.Reversal?.Date, record.Reversal?.Reason);
}
