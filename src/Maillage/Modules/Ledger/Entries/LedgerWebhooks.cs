using Maillage.Domain.Ledger;
using Maillage.House;
using Maillage.Modules.Api.Webhooks;
using Maillage.Platform;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>What other programs are told of the book.</summary>
public sealed class LedgerWebhooks(WebhookOutbox outbox) : IHandle<EntryValidated>
{
    private const string Posted = "entry.posted";

    public static void Add(ModuleBuilder module) => module.Services.AddSingleton(new TellableEvent(Posted, "Une écriture est validée")).AddScoped<IHandle<EntryValidated>, LedgerWebhooks>();

    public Task Handle(EntryValidated what) => outbox.Tell(Posted, $"/entries/{what.Entry.Id}");
}
