using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>Shows the PDF of an issued invoice.</summary>
public static class InvoicePdf
{
    public static async Task<IResult> Get(long id, HttpContext http, Db db, Access access, InvoiceFiles files)
    {
        var invoice = await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == new Id<Invoice>(id));
        if (invoice is not { IsIssued: true } || !await access.CanOver(SalesModule.Read, invoice)) return Results.NotFound();
        var bytes = await files.Of(invoice);
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{FileName(invoice.Number!)}\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(bytes, "application/pdf", entityTag: new EntityTagHeaderValue($"\"{invoice.Hash}\""));
    }

    /// <summary>The number holds letters, digits and + - _ /; the last one cannot be in a file name.</summary>
    public static string FileName(string number) => $"Facture-{number.Replace('/', '-')}.pdf";
}
