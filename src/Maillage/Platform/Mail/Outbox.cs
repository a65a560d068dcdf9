using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Mail;

/// <summary>Where use cases leave their mails. They leave for good after the transaction, and stay to be read until <see cref="ForgetMailsJob"/>.</summary>
public sealed class Outbox(Db db, Clock clock, Current current, Settings settings, JobQueue jobs)
{
    private const int MostRecipients = 50;
    private const int LongestText = 100_000;

    /// <summary>
    /// Puts a mail in the outbox, in the transaction of the act that writes it. Names and subject are cleaned of what could deceive; the rights
    /// are those of the act.
    /// </summary>
    /// <exception cref="InvalidOperationException">Outside a transaction.</exception>
    public async Task<Result<OutgoingMail>> Send(MailDraft draft)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A mail is written inside the transaction of the act it tells of.");
        var clean = draft with
        {
            FromName = HeaderText.Clean(draft.FromName, OutgoingMail.MaxName),
            Subject = HeaderText.Clean(draft.Subject),
            Text = draft.Text.ReplaceLineEndings("\n").Trim(),
            To = [.. draft.To.Select(Clean)],
            ReplyTo = draft.ReplyTo is { } to ? Clean(to) : null,
            Files = [.. draft.Files.Select(f => f with { FileName = HeaderText.Clean(f.FileName, OutgoingMail.MaxName) })],
        };
        if (Check(draft, clean) is { Count: > 0 } refusals) return Result<OutgoingMail>.Refused(refusals);
        var mail = new OutgoingMail(db.Cooperative, clean, settings.Mail?.Sender.Split('@')[1] ?? settings.Address.IdnHost, clock.Now, current.Account);
        db.Add(mail);
        await jobs.Ask(SendMailJob.Kind, mail.Id.ToString(), mail.Id.ToString());
        // Asked for once: on PostgreSQL to ask again holds its row, and mails would wait for one another.
        if (!await db.Set<Job>().AnyAsync(j => j.Kind == ForgetMailsJob.Kind)) await jobs.Ask(ForgetMailsJob.Kind, "daily", "", clock.Now.AddYears(ForgetMailsJob.Years));
        return mail;
    }

    /// <summary>The mails written about something, the last first.</summary>
    public async Task<IReadOnlyList<OutgoingMail>> About(string purpose, long targetId) =>
        await db.Set<OutgoingMail>().AsNoTracking().Include(m => m.Recipients.OrderBy(r => r.Rank))
            .Where(m => m.Purpose == purpose && m.TargetId == targetId).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).ToListAsync();

    private static MailParty Clean(MailParty party) => new(EmailAddress.Normalize(party.Address) ?? "", HeaderText.Clean(party.Name, OutgoingMail.MaxName));

    private static IReadOnlyList<Refusal> Check(MailDraft draft, MailDraft clean)
    {
        var refusals = new List<Refusal>();
        if (clean.To.Count == 0) refusals.Add(new("mail.to", "Indiquez au moins un destinataire.", "To"));
        if (clean.To.Count > MostRecipients) refusals.Add(new("mail.to", $"Un courriel part à {MostRecipients} personnes au plus.", "To"));
        foreach (var (to, typed) in clean.To.Zip(draft.To))
            if (to.Address.Length == 0) refusals.Add(Wrong(typed, "To"));
        if (clean.ReplyTo is { Address: "" }) refusals.Add(Wrong(draft.ReplyTo!, "ReplyTo"));
        if (clean.Subject.Length == 0) refusals.Add(new("mail.subject", "Donnez un objet au courriel.", "Subject"));
        if (clean.Subject.Length > OutgoingMail.MaxSubject) refusals.Add(new("mail.subject", $"L’objet a {OutgoingMail.MaxSubject} signes au plus.", "Subject"));
        if (clean.Text.Length == 0) refusals.Add(new("mail.text", "Écrivez le texte du courriel.", "Text"));
        if (clean.Text.Length > LongestText) refusals.Add(new("mail.text", "Le texte du courriel est trop long.", "Text"));
        return refusals;
    }

    private static Refusal Wrong(MailParty party, string field) =>
        new("mail.address", $"« {HeaderText.Clean(party.Address, 80)} » n’est pas une adresse de courriel : elle s’écrit nom@domaine.fr.", field);
}
