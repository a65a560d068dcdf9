using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Leaving;

/// <param name="GivenUp">The job tried often enough: « État de Maillage » says why.</param>
public sealed record ExportRow(WholeExport Export, string By, bool GivenUp);

/// <summary>Archives of the whole cooperative: asks for one, lists them, erases one.</summary>
public sealed class LeavingActions(Db db, Access access, Current current, Clock clock, JobQueue jobs)
{
    /// <summary>How many the page shows.</summary>
    public const int Shown = 20;

    /// <summary>The latest first; refused to who may not.</summary>
    public async Task<Result<List<ExportRow>>> List()
    {
        if (await access.Need(LeavingModule.Export, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        var rows = await db.Set<WholeExport>().AsNoTracking().OrderByDescending(e => e.AskedAt).ThenByDescending(e => e.Id).Take(Shown)
            .Select(e => new { Export = e, By = db.Set<Account>().Where(a => a.Id == e.AskedBy).Select(a => a.DisplayName).FirstOrDefault() }).ToListAsync();
        var dead = await db.Set<Job>().Where(j => j.Kind == ExportJob.Kind && j.Dead).Select(j => j.Key).ToListAsync();
        return rows.ConvertAll(r => new ExportRow(r.Export, r.By ?? "Maillage", dead.Contains(r.Export.Id.ToString())));
    }

    /// <summary>Asks for an archive: one at a time, made as soon as the jobs before are done.</summary>
    public Task<Result<WholeExport>> Ask() => db.Write<WholeExport>(async () =>
    {
        if (await access.Need(LeavingModule.Export, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock("leaving");
        if (await db.Set<WholeExport>().AnyAsync(e => e.MadeAt == null && e.ErasedAt == null))
            return new Refusal("leaving.under-way", "Une archive est déjà demandée : attendez qu’elle soit prête, ou effacez-la.");
        var export = new WholeExport { CooperativeId = db.Cooperative, AskedAt = clock.Now, AskedBy = current.Account };
        db.Add(export);
        await jobs.Ask(ExportJob.Kind, $"{export.Id}", $"{export.Id}");
        return export;
    });

    /// <summary>Erases an archive at once, made or not.</summary>
    public Task<Result> Erase(Id<WholeExport> id) => db.Write(async () =>
    {
        if (await access.Need(LeavingModule.Export, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<WholeExport>().SingleOrDefaultAsync(e => e.Id == id) is not { } export) return Refusal.NotFound;
        export.Erase(clock.Now);
        await db.Set<WholeExportPart>().Where(p => p.ExportId == id).ExecuteDeleteAsync();
        return Result.Done;
    });
}
