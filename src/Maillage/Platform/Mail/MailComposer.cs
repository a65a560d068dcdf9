using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Maillage.Platform.Mail;

/// <summary>Makes the message that leaves, files drawn.</summary>
public sealed class MailComposer(IServiceProvider services, Clock clock, Settings settings)
{
    /// <exception cref="MissingFileException">When a file cannot be drawn any more.</exception>
    /// <exception cref="MissingLinkException">When what its link would open does not exist any more.</exception>
    public async Task<MimeMessage> Compose(OutgoingMail mail, string sender)
    {
        var message = new MimeMessage { MessageId = mail.MessageId, Date = new DateTimeOffset(clock.Now), Subject = mail.Subject };
        message.From.Add(new MailboxAddress(Encoding.UTF8, mail.FromName, sender));
        if (mail.ReplyTo.Length > 0) message.ReplyTo.Add(new MailboxAddress(Encoding.UTF8, mail.ReplyToName, mail.ReplyTo));
        foreach (var to in mail.Recipients.OrderBy(r => r.Rank)) message.To.Add(new MailboxAddress(Encoding.UTF8, to.Name, to.Address));

        var text = mail.Link is null ? mail.Text : mail.Text.Replace(MailDraft.LinkMark, await MakeLink(mail.Link, mail), StringComparison.Ordinal);
        MimeEntity body = Text(TextFormat.Plain, text);
        if (mail.Html) body = new MultipartAlternative(body, Text(TextFormat.Html, MailHtml.Of(text)));
        if (mail.Files.Count > 0)
        {
            var mixed = new Multipart("mixed") { body };
            foreach (var file in mail.Files.OrderBy(f => f.Rank)) mixed.Add(Part(file, await Draw(file)));
            body = mixed;
        }
        message.Body = body;
        return message;
    }

    /// <summary>Draws a file as it leaves.</summary>
    /// <exception cref="MissingFileException">When it cannot be drawn any more.</exception>
    public async Task<MailFile> Draw(MailFileRow file) =>
        await services.GetRequiredKeyedService<IMailFileSource>(file.Kind).Draw(file.TargetId) ?? throw new MissingFileException(file.FileName);

    private async Task<string> MakeLink(string kind, OutgoingMail mail) =>
        await services.GetRequiredKeyedService<IMailLinkSource>(kind).Make(mail.TargetId, mail.Recipients.Single().Address) is { } path ? settings.Absolute(path) : throw new MissingLinkException();

    private static TextPart Text(TextFormat format, string text) => new(format) { Text = text, ContentTransferEncoding = ContentEncoding.QuotedPrintable };

    private static MimePart Part(MailFileRow row, MailFile file) => new(ContentType.Parse(file.ContentType))
    {
        Content = new MimeContent(new MemoryStream(file.Bytes)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = row.FileName,
    };
}

/// <summary>A file that is kept is not the one that was given: it must not leave.</summary>
public sealed class AlteredFileException(string fileName) : Exception($"The file {fileName} is not the one that was kept.")
{
    /// <summary>The answer to who asks for it: 424, what it depends on failed.</summary>
    public const int Status = StatusCodes.Status424FailedDependency;

    public string FileName => fileName;
}

/// <summary>What the link of a mail would open does not exist any more.</summary>
public sealed class MissingLinkException() : Exception("What the link of this mail would open does not exist any more.");

/// <summary>A file of a mail does not exist any more.</summary>
public sealed class MissingFileException(string fileName) : Exception($"The file {fileName} cannot be drawn any more.")
{
    public string FileName => fileName;
}
