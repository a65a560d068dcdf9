using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Mail;

/// <summary>
/// Sends one mail of the outbox. A crash between the server's answer and our note of it sends the mail again, under the same Message-ID:
/// no one can do better with SMTP.
/// </summary>
public sealed class SendMailJob(Db db, Clock clock, Settings settings, MailComposer composer, SmtpTransport transport, ILogger<SendMailJob> log) : IJob
{
    public const string Kind = "mail.send";

    /// <param name="payload">Identity of the mail.</param>
    public async Task Run(string payload)
    {
        var id = Id<OutgoingMail>.Parse(payload, null);
        var server = settings.Mail!;
        var mail = await db.Set<OutgoingMail>().AsNoTracking().Include(m => m.Recipients).Include(m => m.Files).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id);
        if (mail is not { State: MailState.Waiting }) return;
        if (transport.RestsUntil is { } rested) throw new TryLater(rested);
        var failure = await Send(mail, server);
        if (await Note(id, failure) is { } next) throw new TryLater(next);
    }

    private async Task<MailFailure?> Send(OutgoingMail mail, MailSettings server)
    {
        MimeKit.MimeMessage message;
        try
        {
            message = await composer.Compose(mail, server.Sender);
        }
        catch (MissingFileException missing)
        {
            return new($"La pièce jointe « {missing.FileName} » n’existe plus.", IsFinal: true);
        }
        catch (MissingLinkException)
        {
            return new("Ce que le lien de ce courriel devait ouvrir n’existe plus.", IsFinal: true);
        }
        catch (AlteredFileException altered)
        {
            return new($"La pièce jointe « {altered.FileName} » n’est plus telle qu’elle a été jointe : elle ne part pas. Prévenez l’équipe de la coopérative.", IsFinal: true);
        }
        catch (Exception error)
        {
            // Whatever the fault of the one who draws, the mail says why it waits.
            log.LogWarning(error, "A file of mail {Mail} could not be drawn.", mail.Id);
            return new("Une pièce jointe n’a pas pu être produite.");
        }
        using (message) return await transport.Send(message, server);
    }

    /// <summary>Writes what came of it; gives the instant of the next try when there is one.</summary>
    private async Task<DateTime?> Note(Id<OutgoingMail> id, MailFailure? failure)
    {
        db.ChangeTracker.Clear();
        var noted = await db.Write<OutgoingMail>(async () =>
        {
            await db.Lock($"mail:{id}");
            var mail = await db.Set<OutgoingMail>().SingleAsync(m => m.Id == id);
            if (failure is null) mail.Sent(clock.Now);
            else mail.Missed(failure, clock.Now);
            return mail;
        });
        (failure is null ? Meters.MailsSent : Meters.MailsMissed).Add(1);
        return noted.Value!.NextTryAt;
    }
}
