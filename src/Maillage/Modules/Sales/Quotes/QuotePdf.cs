using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>Shows the PDF of a validated quote.</summary>
public static class QuotePdf
{
    public static async Task<IResult> Get(long id, HttpContext http, Db db, Access access, QuotePapers papers)
    {
        var quote = await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == new Id<Quote>(id));
        if (quote is not { IsFrozen: true } || !await access.CanOver(SalesModule.Read, quote)) return Results.NotFound();
        return await Answer(http, quote, papers);
    }

    /// <summary>The answer, for whoever may read it.</summary>
    public static async Task<IResult> Answer(HttpContext http, Quote quote, QuotePapers papers)
    {
        http.Response.Headers.ContentDisposition = $"inline; filename=\"Devis-{quote.Name.Replace(' ', '-')}.pdf\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(await papers.Of(quote), "application/pdf", entityTag: new EntityTagHeaderValue($"\"{quote.Hash}{(quote.State == QuoteState.Signed ? "-signed" : "")}\""));
    }
}
