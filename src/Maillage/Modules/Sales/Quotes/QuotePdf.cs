using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Formats.Documents;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>Shows the PDF of a validated quote: drawn from its snapshot, always the same bytes.</summary>
public static class QuotePdf
{
    public static async Task<IResult> Get(long id, HttpContext http, Db db, Access access, DocumentImages images)
    {
        var quote = await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == new Id<Quote>(id));
        if (quote is not { IsFrozen: true } || !await access.CanOver(SalesModule.Read, quote)) return Results.NotFound();
        return await Answer(http, quote, images);
    }

    /// <summary>The answer, for whoever may read it.</summary>
    public static async Task<IResult> Answer(HttpContext http, Quote quote, DocumentImages images)
    {
        http.Response.Headers.ContentDisposition = $"inline; filename=\"Devis-{quote.Name.Replace(' ', '-')}.pdf\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        var snapshot = SnapshotJson.Read(quote.Snapshot!);
        return Results.Bytes(DocumentPaper.Draw(snapshot, await images.Of(snapshot)), "application/pdf", entityTag: new EntityTagHeaderValue($"\"{quote.Hash}\""));
    }
}
