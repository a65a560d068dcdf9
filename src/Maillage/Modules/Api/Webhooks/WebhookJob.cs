using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Api.Webhooks;

/// <summary>Makes one call. A crash between the answer and our note of it makes it again, under the same number: the other program tells by it.</summary>
public sealed class WebhookJob(Db db, Clock clock, WebhookTransport transport, WebhookSecrets secrets) : IJob
{
    public const string Kind = "api.webhook";

    /// <summary>How long calls that were taken are kept to be read.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <param name="payload">Identity of the delivery.</param>
    public async Task Run(string payload)
    {
        var id = Id<WebhookDelivery>.Parse(payload, null);
        if (await db.Set<WebhookDelivery>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id) is not { State: DeliveryState.Waiting } delivery) return;
        var webhook = await db.Set<Webhook>().AsNoTracking().SingleAsync(w => w.Id == delivery.WebhookId);
        var failure = secrets.Read(webhook.Secret) is { } secret ? await transport.Call(webhook.Url, delivery, secret, new(clock.Now))
            : new("La clé de signature ne se lit plus : fermez cet appel et faites-en un autre.", IsFinal: true);
        var noted = await db.Write<WebhookDelivery>(async () =>
        {
            await db.Lock($"webhook:{id}");
            var kept = await db.Set<WebhookDelivery>().SingleOrDefaultAsync(d => d.Id == id);
            if (kept is null) return Refusal.NotFound;
            if (failure is null) kept.Sent(clock.Now);
            else kept.Missed(failure.Reason, failure.IsFinal, clock.Now);
            var old = clock.Now - Kept;
            await db.Set<WebhookDelivery>().Where(d => d.State == DeliveryState.Sent && d.CreatedAt < old).ExecuteDeleteAsync();
            return kept;
        });
        if (noted.Value?.NextTryAt is { } next) throw new TryLater(next);
    }
}
