using Maillage.Domain.Activities;
using Maillage.Domain.Membership;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Conventions;

/// <summary>Signed conventions as files, for who takes away the whole cooperative: each party has its own among its own data.</summary>
public sealed class TakenConventions(Db db, DocumentFiles files) : ITakenFiles
{
    public async IAsyncEnumerable<TakenFile> Of(IReadOnlyCollection<long>? activities)
    {
        if (activities is not null) yield break;
        var codes = await db.Set<Activity>().AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Code);
        foreach (var convention in await db.Set<Convention>().AsNoTracking().IgnoreAutoIncludes().OrderBy(c => c.Id).ToListAsync())
            yield return new($"conventions/{PlainName.Of($"{codes[convention.ActivityId]} {convention.SignedOn:yyyy-MM-dd} {convention.FileName}")}", () => files.Find(convention.Sha256), convention.Sha256);
    }
}
