using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>Gives the document of a decision.</summary>
public static class DecisionFile
{
    public static async Task<IResult> Get(HttpContext http, long id, Db db, DocumentFiles files)
    {
        var key = new Id<Decision>(id);
        if (await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == key) is not { DocumentSha256: { } sha256 } decision || await files.Find(sha256) is not { } bytes) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(bytes, Decision.Pdf, decision.Document);
    }
}
