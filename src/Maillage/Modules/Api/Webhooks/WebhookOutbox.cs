using System.Globalization;
using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Answers;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Api.Webhooks;

/// <summary>
/// Where modules leave what other programs are told, in the transaction of what happened. A call says what and where to read it, never what it says: who is
/// called reads with a token, and sees what the token may.
/// </summary>
public sealed class WebhookOutbox(Db db, Clock clock, JobQueue jobs)
{
    private (CooperativeId Cooperative, IReadOnlyList<Webhook> Open)? known;

    /// <summary>Whether someone is told of a kind of event.</summary>
    public async Task<bool> Hears(string kind) => (await Open()).Any(w => w.KindList.Contains(kind));

    /// <param name="path">Of the thing, below the root of the API: <c>/invoices/123</c>.</param>
    public async Task Tell(string kind, string path)
    {
        foreach (var webhook in (await Open()).Where(w => w.KindList.Contains(kind)))
        {
            var delivery = new WebhookDelivery
            {
                CooperativeId = db.Cooperative,
                WebhookId = webhook.Id,
                Kind = kind,
                CreatedAt = clock.Now,
                Body = JsonSerializer.Serialize(new { kind, at = clock.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), resource = ApiPaths.Root + path }),
            };
            db.Add(delivery);
            await jobs.Ask(WebhookJob.Kind, delivery.Id.ToString(), delivery.Id.ToString());
        }
    }

    /// <summary>Asked once: a run posts thousands of entries.</summary>
    private async Task<IReadOnlyList<Webhook>> Open()
    {
        if (known is not { } found || found.Cooperative != db.Cooperative) known = found = (db.Cooperative, await Any() ? await db.Set<Webhook>().AsNoTracking().ToListAsync() : []);
        return found.Open;
    }

    /// <summary>Whether there is one: every posting asks, and most cooperatives have none.</summary>
    private async Task<bool> Any()
    {
        if (db.Database.CurrentTransaction is null) return true;
        await using var command = db.Command("""SELECT 1 FROM "Webhooks" WHERE "CooperativeId" = @p0 LIMIT 1""", db.Cooperative.Value);
        return await command.ExecuteScalarAsync() is not null;
    }
}
