using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>Gives a joined file: to who may read its document, to the customer behind a link, to a mail.</summary>
public sealed class AttachmentFile(Db db, DocumentFiles files, ILogger<AttachmentFile> log) : IMailFileSource
{
    public const string Kind = "sales.attachment";

    public static MailFileRef Of(DocumentAttachment attachment) => new(Kind, attachment.Id.Value, attachment.Name);

    public async Task<MailFile?> Draw(long id) =>
        await db.Set<DocumentAttachment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == new Id<DocumentAttachment>(id)) is { } attachment
        && await Read(attachment) is { } bytes ? new MailFile(attachment.MediaType, bytes) : null;

    /// <summary>The bytes that were joined; null when they are gone.</summary>
    /// <exception cref="AlteredFileException">When they are not those that were joined, or not those that the frozen document names.</exception>
    private async Task<byte[]?> Read(DocumentAttachment attachment)
    {
        if (await files.Find(attachment.Sha256) is not { } bytes) return null;
        if (FrozenImages.Key(bytes) == attachment.Sha256 && await Frozen(attachment.DocumentId) is var named && (named is null || named.Contains(attachment.Frozen))) return bytes;
        log.LogError("Attachment {Id} of document {Document} is not the file that was joined.", attachment.Id, attachment.DocumentId);
        throw new AlteredFileException(attachment.Name);
    }

    /// <summary>The files that a document names for ever; null while it is written.</summary>
    private async Task<IReadOnlyList<SnapshotAttachment>?> Frozen(long document)
    {
        var snapshot = await db.Set<Invoice>().Where(i => i.Id == new Id<Invoice>(document)).Select(i => i.Snapshot).SingleOrDefaultAsync()
            ?? await db.Set<Quote>().Where(q => q.Id == new Id<Quote>(document)).Select(q => q.Snapshot).SingleOrDefaultAsync();
        return snapshot is null ? null : SnapshotJson.Read(snapshot).Attachments ?? [];
    }

    public static async Task<IResult> OfQuote(long id, long piece, HttpContext http, Db db, Access access, DocumentAttachments attachments, AttachmentFile files) =>
        await Readable(access, await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == new Id<Quote>(id))) ? await Answer(id, piece, http, attachments, files) : Results.NotFound();

    public static async Task<IResult> OfInvoice(long id, long piece, HttpContext http, Db db, Access access, DocumentAttachments attachments, AttachmentFile files) =>
        await Readable(access, await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == new Id<Invoice>(id))) ? await Answer(id, piece, http, attachments, files) : Results.NotFound();

    public static async Task<IResult> OfQuoteLink(string token, long piece, HttpContext http, QuoteAnswers answers, DocumentAttachments attachments, AttachmentFile files) =>
        await answers.Read(token) is { } read ? await Answer(read.Quote.Id.Value, piece, http, attachments, files) : Results.StatusCode(StatusCodes.Status410Gone);

    public static async Task<IResult> OfInvoiceLink(string token, long piece, HttpContext http, InvoiceSending sending, DocumentAttachments attachments, AttachmentFile files) =>
        await sending.Read(token, opens: false) is { } read ? await Answer(read.Invoice.Id.Value, piece, http, attachments, files) : Results.StatusCode(StatusCodes.Status410Gone);

    private static async Task<bool> Readable(Access access, IOfActivity? document) => document is not null && await access.CanOver(SalesModule.Read, document);

    private static async Task<IResult> Answer(long document, long piece, HttpContext http, DocumentAttachments attachments, AttachmentFile files)
    {
        if ((await attachments.Of(document)).Find(a => a.Id.Value == piece) is not { } found) return Results.NotFound();
        try
        {
            if (await files.Read(found) is not { } bytes) return Results.NotFound();
            http.Response.Headers.CacheControl = "private, no-cache";
            return Results.File(bytes, found.MediaType, found.Name);
        }
        catch (AlteredFileException)
        {
            return Results.StatusCode(AlteredFileException.Status);
        }
    }
}
