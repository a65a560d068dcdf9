namespace Maillage.Platform.Mail;

/// <summary>A mail as a use case asks for it.</summary>
/// <param name="Purpose">Word of a <see cref="MailPurpose"/>.</param>
/// <param name="TargetId">The thing it is about: the invoice, the quote.</param>
/// <param name="FromName">Who writes; the address is the house's.</param>
/// <param name="Text">Plain text; blank lines separate paragraphs.</param>
public sealed record MailDraft(string Purpose, long TargetId, string FromName, IReadOnlyList<MailParty> To, string Subject, string Text)
{
    /// <summary>Where answers go; to the sender address when null.</summary>
    public MailParty? ReplyTo { get; init; }

    /// <summary>Sends the text as simple HTML too.</summary>
    public bool Html { get; init; } = true;

    public IReadOnlyList<MailFileRef> Files { get; init; } = [];

    /// <summary>Kind of the <see cref="IMailLinkSource"/> whose link takes the place of <see cref="LinkMark"/> when the mail leaves.</summary>
    public string? Link { get; init; }

    /// <summary>Where a link for the recipient alone goes: the outbox shows this, never the link.</summary>
    public const string LinkMark = "[lien personnel]";
}

/// <summary>Someone in a mail.</summary>
public sealed record MailParty(string Address, string Name = "");

/// <summary>A file that is produced when the mail leaves.</summary>
/// <param name="Kind">Kind of the <see cref="IMailFileSource"/>.</param>
/// <param name="Id">What the source draws.</param>
public sealed record MailFileRef(string Kind, long Id, string FileName);

/// <summary>Produces the files of one kind, the same each time: what a mail shows is what it sent. Registered by <c>ModuleBuilder.MailFiles</c>.</summary>
public interface IMailFileSource
{
    /// <returns>Null when there is nothing any more: the mail then fails for good.</returns>
    Task<MailFile?> Draw(long id);
}

/// <summary>
/// Makes a secret link about the target of a mail at the moment it leaves, so that no one reads it in the outbox. Registered by <c>ModuleBuilder.MailLinks</c>.
/// </summary>
public interface IMailLinkSource
{
    /// <param name="to">The only address the mail leaves for.</param>
    /// <returns>The path of the page; null when there is nothing to open any more, or not for that address: the mail then fails for good.</returns>
    Task<string?> Make(long id, string to);
}

/// <param name="ContentType"><c>application/pdf</c>.</param>
public sealed record MailFile(string ContentType, byte[] Bytes);

/// <summary>What a module writes mails for.</summary>
/// <param name="Word">Stable: <c>sales.invoice</c>.</param>
/// <param name="Label">In French, as the outbox shows it.</param>
/// <param name="Href">The page of the thing it is about.</param>
public sealed record MailPurpose(string Word, string Label, Func<long, string> Href);
