using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Mail;

/// <summary>What the team may do with a mail.</summary>
public sealed class MailActions(Db db, Access access, Settings settings, JobQueue jobs)
{
    /// <summary>Tries again, at once, a mail given up or put off. It stays the same mail: its content and its Message-ID do not change.</summary>
    public Task<Result> Resend(Id<OutgoingMail> id) => db.Write(async () =>
    {
        if (await access.Need(MailModule.Resend, Resource.Cooperative) is { Ok: false } refused) return refused;
        await db.Lock($"mail:{id}");
        if (await db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == id) is not { } mail) return Refusal.NotFound;
        if (mail.State == MailState.Sent) return new Refusal("mail.sent", "Ce courriel est déjà parti.");
        if (!settings.SendsMail) return new Refusal("mail.none", settings.Demo ? "Aucun courriel ne part d’une démonstration." : "Aucun serveur de courriel n’est configuré : ce courriel partira quand il y en aura un.");
        mail.Again();
        await jobs.AskAgain(SendMailJob.Kind, id.ToString(), id.ToString());
        return Result.Done;
    });
}
