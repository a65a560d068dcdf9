using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.House;
using Maillage.Modules.Api.Webhooks;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales;

/// <summary>What other programs are told of sales.</summary>
public sealed class SalesWebhooks(WebhookOutbox outbox, Db db)
    : IHandle<QuoteSigned>, IHandle<InvoiceIssued>, IHandle<InvoiceSent>, IHandle<OpenItemSettled>, IHandle<ClearingRecorded>, IHandle<ClearingReversed>, IHandle<CustomerChanged>
{
    private const string Signed = "quote.signed";
    private const string Issued = "invoice.issued";
    private const string Credited = "credit-note.issued";
    private const string Sent = "invoice.sent";
    private const string Settled = "invoice.settled";
    private const string Recorded = "receipt.recorded";
    private const string Cancelled = "receipt.cancelled";
    private const string Changed = "customer.changed";

    public static void Add(ModuleBuilder module) => module.Services
        .AddSingleton(new TellableEvent(Signed, "Un devis est signé"))
        .AddSingleton(new TellableEvent(Issued, "Une facture est émise"))
        .AddSingleton(new TellableEvent(Credited, "Un avoir est émis"))
        .AddSingleton(new TellableEvent(Sent, "Une facture ou un avoir part au client"))
        .AddSingleton(new TellableEvent(Settled, "Une facture ou un avoir est soldé"))
        .AddSingleton(new TellableEvent(Recorded, "Un encaissement est enregistré"))
        .AddSingleton(new TellableEvent(Cancelled, "Un encaissement est annulé"))
        .AddSingleton(new TellableEvent(Changed, "Un client est créé ou modifié"))
        .AddScoped<IHandle<QuoteSigned>, SalesWebhooks>().AddScoped<IHandle<InvoiceIssued>, SalesWebhooks>().AddScoped<IHandle<InvoiceSent>, SalesWebhooks>()
        .AddScoped<IHandle<OpenItemSettled>, SalesWebhooks>().AddScoped<IHandle<ClearingRecorded>, SalesWebhooks>().AddScoped<IHandle<ClearingReversed>, SalesWebhooks>().AddScoped<IHandle<CustomerChanged>, SalesWebhooks>();

    public Task Handle(QuoteSigned what) => outbox.Tell(Signed, $"/quotes/{what.Quote.Id}");

    public Task Handle(InvoiceIssued what) => outbox.Tell(what.Invoice.IsCredit ? Credited : Issued, $"/invoices/{what.Invoice.Id}");

    public Task Handle(InvoiceSent what) => outbox.Tell(Sent, $"/invoices/{what.Invoice.Id}");

    /// <summary>An invoice is settled with the last of what it opened: its guarantee is one more.</summary>
    public async Task Handle(OpenItemSettled what)
    {
        var item = what.Item;
        if (!item.IsSettled || !await outbox.Hears(Settled)) return;
        // As they are in this transaction: the last two may be settled by one act.
        if ((await db.Set<OpenItem>().Where(i => i.EntryId == item.EntryId).ToListAsync()).Exists(i => !i.IsSettled)) return;
        var entry = (Id<Entry>?)item.EntryId;
        if (await db.Set<Invoice>().Where(i => i.EntryId == entry).Select(i => (Id<Invoice>?)i.Id).SingleOrDefaultAsync() is { } invoice) await outbox.Tell(Settled, $"/invoices/{invoice}");
    }

    public Task Handle(ClearingRecorded what) => OfMoney(Recorded, what.Clearing);

    public Task Handle(ClearingReversed what) => OfMoney(Cancelled, what.Clearing);

    public Task Handle(CustomerChanged what) => outbox.Tell(Changed, $"/customers/{what.Customer.Id}");

    /// <summary>Of what clears accounts, only money is a receipt.</summary>
    private Task OfMoney(string kind, Clearing clearing) => clearing is Receipt ? outbox.Tell(kind, $"/receipts/{clearing.Id}") : Task.CompletedTask;
}
