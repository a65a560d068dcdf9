using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Legacy;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>What cleared the account of a customer.</summary>
public enum ApiClearingKind { Receipt, Refund, Offset, SmallDifference, Loss }

/// <summary>Money, credit or a loss that cleared documents.</summary>
public sealed record ApiClearing(
    Id<Clearing> Id, ApiClearingKind Kind, Id<Customer> CustomerId, Id<Activity> ActivityId, long AmountCents, DateOnly Date, IReadOnlyList<ApiShare> Shares,
    [property: Description("Pourquoi on y renonce.")] string Reason, string EntryReference, [property: Description("Jour de l’annulation ; absent quand elle tient.")] DateOnly? CancelledOn, string? CancelledFor)
{
    public static ApiClearing Of(ClearingRecord r) => new(
        r.Clearing.Id, KindOf(r.Clearing), r.Clearing.CustomerId, r.Clearing.ActivityId, r.Clearing.Amount.Cents, r.Clearing.Date,
        ApiShare.Of(r.Clearing),
        (r.Clearing as WriteOff)?.Reason ?? "", r.EntryReference, r.Reversal?.Date, r.Reversal?.Reason);

    private static ApiClearingKind KindOf(Clearing clearing) => clearing switch
    {
        Receipt { IsRefund: true } => ApiClearingKind.Refund,
        Receipt => ApiClearingKind.Receipt,
        WriteOff { Cause: WriteOffCause.Irrecoverable } => ApiClearingKind.Loss,
        WriteOff => ApiClearingKind.SmallDifference,
        _ => ApiClearingKind.Offset,
    };
}

/// <summary>Something open on the account of a customer.</summary>
public sealed record ApiOpenItem(
    [property: Description("Absent pour une avance ou une facture reprise.")] Id<Invoice>? InvoiceId, [property: Description("L’encaissement qui a laissé l’avance.")] Id<Clearing>? AdvanceId,
    [property: Description("La facture reprise du programme d’avant.")] Id<LegacyInvoice>? LegacyInvoiceId, string Document, DateOnly Date, DateOnly DueOn,
    [property: Description("Négatif pour un avoir ou une avance.")] long RemainingCents)
{
    public static ApiOpenItem Of(Claim c) => new(c.Id.Invoice, c.Id.Advance, c.Id.Legacy, c.Document, c.Date, c.DueOn, c.Remaining.Cents);
}

/// <summary>Credit to apply to invoices of the same customer.</summary>
public sealed record ApiNewOffset
{
    public required Id<Customer> CustomerId { get; init; }
    [Description("Positives pour les factures, négatives pour les avoirs et avances utilisés ; leur somme est nulle.")]
    public required IReadOnlyList<ApiShare> Shares { get; init; }
}

/// <summary>Money given back.</summary>
public sealed record ApiRefund
{
    public required long AmountCents { get; init; }
    public required DateOnly Date { get; init; }
    public required PaymentMethod Method { get; init; }
    public string Reference { get; init; } = "";

    public ReceiptDraft Draft() => new(Id<Clearing>.New(), new(AmountCents), Date, Method, Reference);
}

/// <summary>What remains and is given up.</summary>
public sealed record ApiWriteOff
{
    public required WriteOffCause Cause { get; init; }
    public string Reason { get; init; } = "";
    [Description("Jour d’envoi du duplicata qui porte la mention, pour récupérer la TVA déjà due.")]
    public DateOnly? MentionedOn { get; init; }
    [Description("La mention légale du duplicata.")]
    public string Mention { get; init; } = "";
}

/// <summary>What is open on accounts of customers, and what clears it beside receipts, for programs.</summary>
public static class ClearingsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Encaissements");
        api.Get<IReadOnlyList<ApiOpenItem>>("/customers/{id}/open-items", SalesModule.Read, "listOpenItems", "Ce qui est ouvert au compte d’un client : factures, avoirs et avances, les premières échéances d’abord.", OpenItems);
        api.Get<ApiClearing>("/clearings/{id}", SalesModule.Read, "readClearing", "Un encaissement, un remboursement, une imputation, une perte ou un écart.", Read);
        api.Make<ApiClearing>("/offsets", SalesModule.RecordReceipts, "recordOffset", "Imputer des avoirs et des avances sur des factures du même client.", Offset);
        api.Make<ApiClearing>("/invoices/{id}/refund", SalesModule.RecordReceipts, "refundCreditNote", "Rembourser un avoir, en tout ou partie.", RefundInvoice);
        api.Make<ApiClearing>("/receipts/{id}/refund", SalesModule.RecordReceipts, "refundAdvance", "Rembourser l’avance laissée par un encaissement, en tout ou partie.", RefundAdvance);
        // Closing a small difference takes the right to record receipts, a loss its own: the use case says which.
        api.Make<ApiClearing>("/invoices/{id}/write-off", SalesModule.Read, "writeOffInvoice", "Solder ce qui reste d’une facture : petit écart, ou perte.", WriteOffInvoice);
        api.Make<ApiClearing>("/legacy-invoices/{id}/write-off", SalesModule.Read, "writeOffLegacyInvoice", "Solder ce qui reste d’une facture reprise : petit écart, ou perte.", WriteOffLegacy);
        api.Make<ApiClearing>("/receipts/{id}/write-off", SalesModule.RecordReceipts, "writeOffAdvance", "Solder le petit écart qu’un encaissement a laissé en avance.", WriteOffAdvance);
        api.Act<ApiClearing>("/clearings/{id}/cancel", SalesModule.Read, "cancelClearing", "Annuler une imputation, une perte ou un écart par l’écriture inverse, à la date du jour.", Cancel);
    }

    private static async Task<Answer> OpenItems(Id<Customer> id, CustomerReader customers, CustomerAccount account) =>
        await customers.Find(id) is { } customer ? Answer.Of((await account.Open(customer)).Select(ApiOpenItem.Of).ToList()) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> Read(Id<Clearing> id, ClearingReader reader) => Answer.Found(await reader.Find(id), ApiClearing.Of);

    private static async Task<Answer> Offset(Sent<ApiNewOffset> sent, OffsetActions offsets, ClearingReader reader) => ApiShare.Misnamed(sent.Value.Shares) is { Count: > 0 } misnamed ? Answer.Refused(misnamed)
        : Made(await offsets.Record(sent.Value.CustomerId, Id<Clearing>.New(), [.. sent.Value.Shares.Select(s => s.Allocation())]), reader);

    private static async Task<Answer> RefundInvoice(Id<Invoice> id, Sent<ApiRefund> sent, InvoiceReader invoices, ReceiptActions receipts, ClearingReader reader) =>
        await invoices.Find(id) is { } invoice ? Made(await receipts.Refund(invoice.CustomerId ?? default, sent.Value.Draft(), ClaimId.Of(id)), reader) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> RefundAdvance(Id<Clearing> id, Sent<ApiRefund> sent, ReceiptActions receipts, ClearingReader reader) =>
        await reader.Find(id) is { } record ? Made(await receipts.Refund(record.Clearing.CustomerId, sent.Value.Draft(), ClaimId.Of(id)), reader) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> WriteOffInvoice(Id<Invoice> id, Sent<ApiWriteOff> sent, InvoiceReader invoices, WriteOffActions writeOffs, ClearingReader reader) =>
        await invoices.Find(id) is { } invoice ? Made(await writeOffs.Record(invoice.CustomerId ?? default, Draft(ClaimId.Of(id), sent.Value)), reader) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> WriteOffLegacy(Id<LegacyInvoice> id, Sent<ApiWriteOff> sent, LegacyReader invoices, WriteOffActions writeOffs, ClearingReader reader) =>
        await invoices.Find(id) is { } record ? Made(await writeOffs.Record(record.Invoice.CustomerId, Draft(ClaimId.Of(id), sent.Value)), reader) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> WriteOffAdvance(Id<Clearing> id, Sent<ApiWriteOff> sent, WriteOffActions writeOffs, ClearingReader reader) =>
        await reader.Find(id) is { } record ? Made(await writeOffs.Record(record.Clearing.CustomerId, Draft(ClaimId.Of(id), sent.Value)), reader) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> Cancel(Id<Clearing> id, Sent<ApiReason> sent, ReversalActions reversals, ClearingReader reader) =>
        Answer.Changed(await reversals.Reverse(id, sent.Value.Reason), () => reader.Find(id), ApiClearing.Of);

    private static WriteOffDraft Draft(ClaimId claim, ApiWriteOff said) =>
        new(Id<Clearing>.New(), claim, said.Cause, said.Reason, said.MentionedOn is { } on ? new(on, said.Mention.Trim()) : null);

    private static Answer Made<T>(Result<T> made, ClearingReader reader) where T : Clearing => Answer.Made(made, c => $"/clearings/{c.Id}", async c => ApiClearing.Of((await reader.Find(c.Id))!));
}
