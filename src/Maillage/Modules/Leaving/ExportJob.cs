using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Leaving;

/// <summary>Makes an archive that was asked for. Begun again after a crash, it begins from the start.</summary>
public sealed class ExportJob(Db db, WholeArchive archive, Current current, Clock clock, JobQueue queue, IServiceScopeFactory scopes) : IJob
{
    public const string Kind = "leaving.export";

    /// <param name="payload">Identity of the export.</param>
    public async Task Run(string payload)
    {
        var id = Id<WholeExport>.Parse(payload, null);
        if (await db.Set<WholeExport>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id) is not { IsUnderWay: true }) return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(current.Cooperative);
        var (own, jobs) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<JobQueue>());
        await using var parts = new ExportParts(own, id, () => jobs.GoOn(Kind, payload));
        await parts.Clear();
        await archive.Write(parts, async progress =>
        {
            await own.Set<WholeExport>().Where(e => e.Id == id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Done, progress.Done).SetProperty(e => e.Steps, progress.Steps).SetProperty(e => e.Step, progress.What));
            await jobs.GoOn(Kind, payload);
        });
        await parts.End();
        var (now, length, sha256) = (clock.Now, parts.Kept, parts.Sha256);
        await db.Write(async () =>
        {
            // Erased meanwhile by who asked for it, it stays so.
            if (await db.Set<WholeExport>().Where(e => e.Id == id && e.ErasedAt == null).ExecuteUpdateAsync(set => set
                .SetProperty(e => e.MadeAt, now).SetProperty(e => e.Length, length).SetProperty(e => e.Sha256, sha256).SetProperty(e => e.Done, e => e.Steps).SetProperty(e => e.Step, "")) == 0)
                await db.Set<WholeExportPart>().Where(p => p.ExportId == id).ExecuteDeleteAsync();
            await queue.Ask(ForgetExports.Kind, ForgetExports.Kind, "", now + WholeExport.KeptFor);
            return Result.Done;
        });
    }
}

/// <summary>Erases archives that were kept long enough.</summary>
public sealed class ForgetExports(Db db, Clock clock) : IJob
{
    public const string Kind = "leaving.forget";

    public async Task Run(string payload)
    {
        var (now, old) = (clock.Now, clock.Now - WholeExport.KeptFor);
        await db.Write(async () =>
        {
            foreach (var export in await db.Set<WholeExport>().Where(e => e.MadeAt <= old && e.ErasedAt == null).ToListAsync())
            {
                export.Erase(now);
                await db.Set<WholeExportPart>().Where(p => p.ExportId == export.Id).ExecuteDeleteAsync();
            }
            return Result.Done;
        });
        if (await db.Set<WholeExport>().Where(e => e.MadeAt != null && e.ErasedAt == null).MinAsync(e => e.MadeAt) is { } next) throw new TryLater(next + WholeExport.KeptFor);
    }
}
