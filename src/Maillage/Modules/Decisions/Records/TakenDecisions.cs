using Maillage.Domain.Decisions;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>Documents of decisions as files, for who takes away the whole cooperative.</summary>
public sealed class TakenDecisions(Db db, DocumentFiles files) : ITakenFiles
{
    public async IAsyncEnumerable<TakenFile> Of(IReadOnlyCollection<long>? activities)
    {
        if (activities is not null) yield break;
        foreach (var decision in await db.Set<Decision>().AsNoTracking().Where(d => d.DocumentSha256 != null).OrderBy(d => d.Date).ThenBy(d => d.Id).ToListAsync())
            yield return new($"decisions/{PlainName.Of($"{decision.Date:yyyy-MM-dd} {decision.Document}")}", () => files.Find(decision.DocumentSha256!), decision.DocumentSha256);
    }
}
