using System.Buffers.Text;
using System.Security.Cryptography;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Api.Webhooks;

/// <summary>The keys of signatures, enciphered where they are kept.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection, RandomNumberGenerator random) : KeptSecrets(protection, "Maillage.Webhooks")
{
    public string New()
    {
        Span<byte> bytes = stackalloc byte[24];
        random.GetBytes(bytes);
        return "maillage_appel_" + Base64Url.EncodeToString(bytes);
    }
}

/// <param name="Secret">Shown now and never again.</param>
public sealed record NewWebhook(Webhook Webhook, string Secret);

/// <summary>Opens and closes calls to other programs.</summary>
public sealed class WebhookActions(Db db, Access access, Clock clock, Current current, Settings settings, JobQueue jobs, WebhookSecrets secrets, IEnumerable<TellableEvent> events)
{
    public async Task<IReadOnlyList<Webhook>> All() => await db.Set<Webhook>().AsNoTracking().OrderBy(w => w.Id).ToListAsync();

    /// <summary>The last calls, the latest first.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> Latest(int most) => await db.Set<WebhookDelivery>().AsNoTracking().OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).Take(most).ToListAsync();

    public Task<Result<NewWebhook>> Open(string url, IReadOnlyList<string> kinds)
    {
        // Enciphering may store a new key by a connection of its own, which would wait for this transaction.
        var secret = secrets.New();
        var kept = secrets.Keep(secret);
        return db.Write<NewWebhook>(() => Open(url.Trim(), kinds, secret, kept));
    }

    private async Task<Result<NewWebhook>> Open(string url, IReadOnlyList<string> kinds, string secret, string kept)
    {
        if (await access.Need(ApiModule.ManageWebhooks, Resource.Cooperative) is { Ok: false } refused) return Result<NewWebhook>.Refused(refused.Refusals);
        var refusals = new List<Refusal>();
        if (Obstacle(url) is { } obstacle) refusals.Add(new("webhook.url", obstacle, "Url"));
        if (kinds.Count == 0 || kinds.Any(k => events.All(e => e.Kind != k))) refusals.Add(new("webhook.kinds", "Cochez au moins un événement.", "Kinds"));
        if (refusals.Count > 0) return Result<NewWebhook>.Refused(refusals);
        var webhook = new Webhook { CooperativeId = db.Cooperative, Url = url, Kinds = string.Join(' ', kinds.Distinct().Order(StringComparer.Ordinal)), Secret = kept, CreatedAt = clock.Now, CreatedBy = current.Account };
        db.Add(webhook);
        return new NewWebhook(webhook, secret);
    }

    /// <summary>Closes a call; what still waited is not sent.</summary>
    public Task<Result> Close(Id<Webhook> id) => db.Write(async () =>
    {
        if (await access.Need(ApiModule.ManageWebhooks, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == id) is not { } webhook) return Refusal.NotFound;
        db.Remove(webhook);
        return Result.Done;
    });

    /// <summary>Tries again at once what was given up or waits.</summary>
    public Task<Result> Retry(Id<WebhookDelivery> id) => db.Write(async () =>
    {
        if (await access.Need(ApiModule.ManageWebhooks, Resource.Cooperative) is { Ok: false } refused) return refused;
        await db.Lock($"webhook:{id}");
        if (await db.Set<WebhookDelivery>().SingleOrDefaultAsync(d => d.Id == id) is not { } delivery) return Refusal.NotFound;
        if (delivery.State == DeliveryState.Sent) return Result.Done;
        delivery.Again();
        await jobs.AskAgain(WebhookJob.Kind, id.ToString(), id.ToString());
        return Result.Done;
    });

    /// <summary>What is wrong with an address; null when it may be called.</summary>
    private string? Obstacle(string url)
    {
        if (url.Length > Webhook.LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Fragment.Length > 0 || address.Scheme is not ("http" or "https"))
            return "Écrivez l’adresse entière de l’autre programme : https://exemple.coop/appels.";
        return OutsideCalls.Obstacle(address, settings);
    }
}
