using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Mail;

/// <summary>Every mail that waits has a living job to send it.</summary>
public sealed class MailCheck(Db db) : ICheck
{
    public string Name => "Courriels";

    public async Task<CheckReport> Run()
    {
        var counts = await db.Set<OutgoingMail>().GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var waiting = await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.State == MailState.Waiting).Select(m => new { m.Id, m.Subject }).ToListAsync();
        var living = (await db.Set<Job>().AsNoTracking().Where(j => j.Kind == SendMailJob.Kind && !j.Dead).Select(j => j.Key).ToListAsync()).ToHashSet();
        string Count(MailState state) => French.Number(counts.GetValueOrDefault(state), 0, 0);
        return new CheckReport(
            $"envoyés {Count(MailState.Sent)}, en attente {Count(MailState.Waiting)}, en échec {Count(MailState.Failed)}",
            [.. waiting.Where(m => !living.Contains(m.Id.ToString())).Select(m => $"Le courriel {m.Id} « {m.Subject} » attend, et rien ne l’envoie : ouvrez-le et renvoyez-le.")]);
    }
}
