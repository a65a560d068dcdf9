using System.Globalization;
using System.Text.Json;
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
    /// <param name="path">Of the thing, below the root of the API: <c>/invoices/123</c>.</param>
    public async Task Tell(string kind, string path)
    {
        var told = (await db.Set<Webhook>().AsNoTracking().ToListAsync()).Where(w => w.KindList.Contains(kind));
        foreach (var webhook in told)
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
}
