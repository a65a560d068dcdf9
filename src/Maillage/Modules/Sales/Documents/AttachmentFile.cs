using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>Gives a joined file: to who may read its document, to the customer behind a link, to a mail.</summary>
public sealed class AttachmentFile(Db db, DocumentFiles files) : IMailFileSource
{
    public const string Kind = "sales.attachment";

    public static MailFileRef Of(DocumentAttachment attachment) => new(Kind, attachment.Id.Value, attachment.Name);

    public async Task<MailFile?> Draw(long id) =>
        await db.Set<DocumentAttachment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == new Id<DocumentAttachment>(id)) is { } attachment
        && await files.Find(attachment.Sha256) is { } bytes ? new MailFile(attachment.MediaType, bytes) : null;

    public static async Task<IResult> OfQuote(long id, long piece, HttpContext http, Db db, Access access, DocumentAttachments attachments, DocumentFiles files) =>
        await Readable(access, await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == new Id<Quote>(id))) ? await Answer(id, piece, http, attachments, files) : Results.NotFound();

    public static async Task<IResult> OfInvoice(long id, long piece, HttpContext http, Db db, Access access, DocumentAttachments attachments, DocumentFiles files) =>
        await Readable(access, await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == new Id<Invoice>(id))) ? await Answer(id, piece, http, attachments, files) : Results.NotFound();

    public static async Task<IResult> OfQuoteLink(string token, long piece, HttpContext http, QuoteAnswers answers, DocumentAttachments attachments, DocumentFiles files) =>
        await answers.Read(token) is { } read ? await Answer(read.Quote.Id.Value, piece, http, attachments, files) : Results.StatusCode(StatusCodes.Status410Gone);

    public static async Task<IResult> OfInvoiceLink(string token, long piece, HttpContext http, InvoiceSending sending, DocumentAttachments attachments, DocumentFiles files) =>
        await sending.Read(token, opens: false) is { } read ? await Answer(read.Invoice.Id.Value, piece, http, attachments, files) : Results.StatusCode(StatusCodes.Status410Gone);

    private static async Task<bool> Readable(Access access, IOfActivity? document) => document is not null && await access.CanOver(SalesModule.Read, document);

    private static async Task<IResult> Answer(long document, long piece, HttpContext http, DocumentAttachments attachments, DocumentFiles files)
    {
        if ((await attachments.Of(document)).Find(a => a.Id.Value == piece) is not { } found || await files.Find(found.Sha256) is not { } bytes) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(bytes, found.MediaType, found.Name);
    }
}
