using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>The kept PDF of an invoice, drawn when its mail leaves if nobody has yet.</summary>
public sealed class InvoiceMailFile(Db db, InvoiceFiles files) : IMailFileSource
{
    public const string Kind = "sales.invoice.pdf";

    public static MailFileRef Of(Invoice invoice) => new(Kind, invoice.Id.Value, InvoicePdf.FileName(invoice.Number!));

    public async Task<MailFile?> Draw(long id) =>
        await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == new Id<Invoice>(id)) is { IsIssued: true } invoice
            ? new MailFile("application/pdf", await files.Of(invoice)) : null;
}
