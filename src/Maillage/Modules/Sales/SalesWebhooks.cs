using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Receipts;
using Maillage.House;
using Maillage.Modules.Api.Webhooks;
using Maillage.Platform;

namespace Maillage.Modules.Sales;

/// <summary>What other programs are told of sales.</summary>
public sealed class SalesWebhooks(WebhookOutbox outbox) : IHandle<InvoiceIssued>, IHandle<ClearingRecorded>, IHandle<ClearingReversed>
{
    private const string Issued = "invoice.issued";
    private const string Recorded = "receipt.recorded";
    private const string Cancelled = "receipt.cancelled";

    public static void Add(ModuleBuilder module) => module.Services
        .AddSingleton(new TellableEvent(Issued, "Une facture est émise"))
        .AddSingleton(new TellableEvent(Recorded, "Un encaissement est enregistré"))
        .AddSingleton(new TellableEvent(Cancelled, "Un encaissement est annulé"))
        .AddScoped<IHandle<InvoiceIssued>, SalesWebhooks>().AddScoped<IHandle<ClearingRecorded>, SalesWebhooks>().AddScoped<IHandle<ClearingReversed>, SalesWebhooks>();

    public Task Handle(InvoiceIssued what) => outbox.Tell(Issued, $"/invoices/{what.Invoice.Id}");

    public Task Handle(ClearingRecorded what) => OfMoney(Recorded, what.Clearing);

    public Task Handle(ClearingReversed what) => OfMoney(Cancelled, what.Clearing);

    /// <summary>Of what clears accounts, only money is a receipt.</summary>
    private Task OfMoney(string kind, Clearing clearing) => clearing is Receipt ? outbox.Tell(kind, $"/receipts/{clearing.Id}") : Task.CompletedTask;
}
