using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform;

/// <summary>Files that wait for a look at their preview.</summary>
public static class SentFiles
{
    public static Refusal Gone { get; } = new("file.gone", "Ce fichier n’attend plus : il a été importé, oublié, ou envoyé il y a plus d’un jour. Envoyez-le de nouveau.");

    /// <summary>Those that may still be looked at.</summary>
    public static IQueryable<T> Waiting<T>(this Db db, Clock clock) where T : class, ISentFile
    {
        var yesterday = clock.Now.AddDays(-1);
        return db.Set<T>().Where(f => f.SentAt > yesterday);
    }
}

/// <summary>Forgets the files that waited a day, as long as some wait.</summary>
public sealed class ForgetFiles<T>(Db db, Clock clock) : IJob where T : class, ISentFile
{
    public async Task Run(string payload)
    {
        var yesterday = clock.Now.AddDays(-1);
        await db.Set<T>().Where(f => f.SentAt <= yesterday).ExecuteDeleteAsync();
        if (await db.Set<T>().MinAsync(f => (DateTime?)f.SentAt) is { } next) throw new TryLater(next.AddDays(1));
    }
}
