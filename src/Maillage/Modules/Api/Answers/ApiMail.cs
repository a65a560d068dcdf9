using System.ComponentModel;
using Maillage.Domain.Kernel;
using Maillage.Platform.Mail;

namespace Maillage.Modules.Api.Answers;

/// <summary>A mail of the outbox as programs read it: what is said, to whom, and whether it left.</summary>
public sealed record ApiMail(
    Id<OutgoingMail> Id, [property: Description("Ce dont il parle : « sales.invoice ».")] string Purpose, IReadOnlyList<string> To, string FromName, string Subject, string Text, IReadOnlyList<string> Files,
    MailState State, DateTime CreatedAt, DateTime? SentAt, [property: Description("Essais manqués.")] int Attempts, DateTime? NextTryAt, [property: Description("Pourquoi le dernier essai a manqué.")] string? Reason)
{
    /// <param name="mail">With its recipients and files.</param>
    public static ApiMail Of(OutgoingMail mail) => new(
        mail.Id, mail.Purpose, [.. mail.Recipients.OrderBy(r => r.Rank).Select(r => r.Address)], mail.FromName, mail.Subject, mail.Text, [.. mail.Files.OrderBy(f => f.Rank).Select(f => f.FileName)],
        mail.State, mail.CreatedAt, mail.SentAt, mail.Attempts, mail.NextTryAt, mail.Reason);
}
