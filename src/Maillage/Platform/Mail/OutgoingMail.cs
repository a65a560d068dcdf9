using Maillage.Domain.Kernel;

namespace Maillage.Platform.Mail;

/// <summary>Waiting to leave, accepted by the mail server, or given up.</summary>
public enum MailState { Waiting, Sent, Failed }

/// <summary>A mail of the outbox: its content is set once, its state follows what the mail server answers.</summary>
public sealed class OutgoingMail : IOwned
{
    public const int MaxSubject = 200;
    public const int MaxName = 100;
    public const int MaxReason = 500;

    /// <summary>How long to wait after each failed try; two days in all. A server down for a night loses nothing.</summary>
    private static readonly TimeSpan[] Waits = [.. ((int[])[1, 5, 15, 60, 180, 360, 720, 1440]).Select(m => TimeSpan.FromMinutes(m))];

    private readonly List<MailRecipient> recipients = [];
    private readonly List<MailFileRow> files = [];

    private OutgoingMail() { }

    /// <param name="draft">Cleaned and checked by <see cref="Outbox"/>.</param>
    /// <param name="domain">Right side of the Message-ID.</param>
    internal OutgoingMail(CooperativeId cooperative, MailDraft draft, string domain, DateTime at, long? by)
    {
        (CooperativeId, Id, CreatedAt, CreatedBy) = (cooperative, Id<OutgoingMail>.New(), at, by);
        (Purpose, TargetId, FromName, Subject, Text, Html) = (draft.Purpose, draft.TargetId, draft.FromName, draft.Subject, draft.Text, draft.Html);
        Link = draft.Link;
        (ReplyTo, ReplyToName) = (draft.ReplyTo?.Address ?? "", draft.ReplyTo?.Name ?? "");
        MessageId = $"{cooperative}.{Id}@{domain}";
        recipients.AddRange(draft.To.Select((to, rank) => new MailRecipient { CooperativeId = cooperative, MailId = Id, Rank = rank, Name = to.Name, Address = to.Address }));
        files.AddRange(draft.Files.Select((file, rank) => new MailFileRow { CooperativeId = cooperative, MailId = Id, Rank = rank, Kind = file.Kind, TargetId = file.Id, FileName = file.FileName }));
        Search = SearchOf(draft.Subject, draft.To.Select(t => (t.Name, t.Address)));
    }

    internal const int MaxSearch = 900;

    internal static string SearchOf(string subject, IEnumerable<(string Name, string Address)> to) => French.Cut(French.Fold(string.Join(' ', to.Select(t => $"{t.Name} {t.Address}").Prepend(subject))), MaxSearch);

    public CooperativeId CooperativeId { get; private set; }
    public Id<OutgoingMail> Id { get; private set; }
    public DateTime CreatedAt { get; private set; }
    /// <summary>The account whose act wrote it; null for the program and for outsiders.</summary>
    public long? CreatedBy { get; private set; }
    public string Purpose { get; private set; } = "";
    public long TargetId { get; private set; }
    public string FromName { get; private set; } = "";
    /// <summary>Empty when answers go to the sender address.</summary>
    public string ReplyTo { get; private set; } = "";
    public string ReplyToName { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public bool Html { get; private set; }
    /// <summary>Kind of the secret link made when it leaves; null for none.</summary>
    public string? Link { get; private set; }
    /// <summary>The same at every try: whoever receives a mail twice after a crash sees that it is one.</summary>
    public string MessageId { get; private set; } = "";
    public IReadOnlyList<MailRecipient> Recipients => recipients;
    public IReadOnlyList<MailFileRow> Files => files;
    /// <summary>Folded subject, names and addresses.</summary>
    public string Search { get; private set; } = "";

    public MailState State { get; private set; }
    public DateTime? SentAt { get; private set; }
    /// <summary>Failed tries since it was written or sent again.</summary>
    public int Attempts { get; private set; }
    /// <summary>When a mail that failed once is tried again.</summary>
    public DateTime? NextTryAt { get; private set; }
    /// <summary>Why the last try failed, in French.</summary>
    public string? Reason { get; private set; }

    internal void Sent(DateTime at) => (State, SentAt, NextTryAt, Reason) = (MailState.Sent, at, null, null);

    /// <summary>Notes a failed try: tried again later, or given up when the failure is final or the tries are over.</summary>
    internal void Missed(MailFailure failure, DateTime at)
    {
        Reason = failure.Reason.Length <= MaxReason ? failure.Reason : failure.Reason[..MaxReason];
        Attempts++;
        if (failure.IsFinal || Attempts > Waits.Length) (State, NextTryAt) = (MailState.Failed, null);
        else NextTryAt = at + Waits[Attempts - 1];
    }

    /// <summary>Begins its tries again.</summary>
    internal void Again() => (State, Attempts, NextTryAt, Reason) = (MailState.Waiting, 0, null, null);
}

/// <summary>One address of a mail.</summary>
public sealed class MailRecipient : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<OutgoingMail> MailId { get; init; }
    public int Rank { get; init; }
    public string Name { get; init; } = "";
    public string Address { get; init; } = "";
}

/// <summary>A file of a mail, by reference.</summary>
public sealed class MailFileRow : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<OutgoingMail> MailId { get; init; }
    public int Rank { get; init; }
    public string Kind { get; init; } = "";
    public long TargetId { get; init; }
    public string FileName { get; init; } = "";
}
