using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Platform.Archives;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Statements;

/// <summary>The accounts that were mailed, as files to take away.</summary>
public sealed class TakenAccounts(Db db, StatementFile files) : ITakenFiles
{
    public async IAsyncEnumerable<TakenFile> Of(IReadOnlyCollection<long>? activities)
    {
        var wanted = activities?.Select(a => new Id<Activity>(a)).ToList();
        foreach (var sent in await db.Set<SentAccount>().Where(s => wanted == null || wanted.Contains(s.ActivityId)).OrderBy(s => s.Id)
            .Join(db.Set<Activity>(), s => s.ActivityId, a => a.Id, (s, a) => new { s.Id, s.Month, a.Code }).ToListAsync())
            yield return new($"comptes/{PlainName.Of(StatementFile.FileName(sent.Code, sent.Month))}", async () => (await files.Draw(sent.Id.Value))?.Bytes);
    }
}
