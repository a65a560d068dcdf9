using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Mail;

/// <summary>Forgets the mails that are past their time, with their recipients, as long as some are kept.</summary>
public sealed class ForgetMailsJob(Db db, Clock clock) : IJob
{
    public const string Kind = "mail.forget";

    /// <summary>How long a mail is kept (C. civ., art. 2224): the register of personal data says the same, and a test that it does.</summary>
    public const int Years = 3;

    public async Task Run(string payload)
    {
        var over = clock.Now.AddYears(-Years);
        await db.Set<OutgoingMail>().Where(m => m.CreatedAt <= over).ExecuteDeleteAsync();
        if (await db.Set<OutgoingMail>().MinAsync(m => (DateTime?)m.CreatedAt) is not { } first) return;
        var (next, tomorrow) = (first.AddYears(Years), clock.Tomorrow(4));
        throw new TryLater(next > tomorrow ? next : tomorrow);
    }
}
