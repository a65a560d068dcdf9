using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>The electronic form of an invoice, as it was issued.</summary>
public sealed class InvoiceXmlFile(Db db, InvoiceXmls xmls) : IMailFileSource
{
    public const string Kind = InvoiceMailFile.Root + "xml";

    public async Task<MailFile?> Draw(long id) =>
        await db.Set<Invoice>().AnyAsync(i => i.Id == new Id<Invoice>(id) && i.Rank != null) ? new MailFile("application/xml", await xmls.Of(new(id))) : null;
}
