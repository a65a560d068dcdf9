using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Leaving;

/// <summary>Gives an archive, piece by piece, as long as it is kept. Each time is in the trail.</summary>
public static class ExportFile
{
    public const string Route = "/administration/emporter/{id:long}/archive.zip";

    public static async Task<IResult> Get(long id, HttpContext http, Db db, Access access, Clock clock)
    {
        var key = new Id<WholeExport>(id);
        if (!await access.Can(LeavingModule.Export, Resource.Cooperative)
            || await db.Set<WholeExport>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == key) is not { } export || !export.IsKeptAt(clock.Now)) return Results.NotFound();
        await db.NoteRead(nameof(WholeExport), id, Reads.Taken("toute la coopérative"));
        http.Response.ContentType = "application/zip";
        http.Response.ContentLength = export.Length;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"maillage-{clock.DayOf(export.MadeAt!.Value):yyyy-MM-dd}.zip\"";
        http.Response.Headers.CacheControl = "no-store";
        for (var rank = 0; await Part(db, key, rank) is { } bytes; rank++) await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        return Results.Empty;
    }

    private static Task<byte[]?> Part(Db db, Id<WholeExport> export, int rank) =>
        db.Set<WholeExportPart>().AsNoTracking().Where(p => p.ExportId == export && p.Rank == rank).Select(p => p.Bytes).SingleOrDefaultAsync();
}
