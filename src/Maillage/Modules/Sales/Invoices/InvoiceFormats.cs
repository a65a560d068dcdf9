using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Electronic;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>Gives the electronic forms of an issued invoice, for platforms that take no Factur-X.</summary>
public static class InvoiceFormats
{
    /// <summary>CII as it was kept.</summary>
    public static Task<IResult> Cii(long id, HttpContext http, Db db, Access access, InvoiceXmls xmls) => Give(id, "", http, db, access, xmls, xml => xml);

    /// <summary>UBL made from the kept CII, so that both say the same whatever the rules have become since.</summary>
    public static Task<IResult> Ubl(long id, HttpContext http, Db db, Access access, InvoiceXmls xmls) =>
        Give(id, "-ubl", http, db, access, xmls, xml => UblWriter.Write(ElectronicInvoiceReader.Read(xml).Value!.Invoice));

    private static async Task<IResult> Give(long id, string mark, HttpContext http, Db db, Access access, InvoiceXmls xmls, Func<byte[], byte[]> form)
    {
        var invoice = await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == new Id<Invoice>(id));
        if (invoice is not { IsIssued: true } || !await access.CanOver(SalesModule.Read, invoice)) return Results.NotFound();
        var bytes = form(await xmls.Of(invoice.Id));
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(bytes, "application/xml; charset=utf-8", Path.ChangeExtension(InvoicePdf.FileName(invoice.Number!), null) + mark + ".xml");
    }
}
