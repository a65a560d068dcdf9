using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy;

/// <summary>Erases the contents of the trail about some records; that acts took place stays, and the chain still verifies.</summary>
internal static class TrailErasure
{
    /// <param name="kind">Name of their type in the code.</param>
    public static async Task ForgetContents(this Db db, string kind, params IReadOnlyCollection<long> records)
    {
        var of = db.Set<AuditSubject>().Where(s => s.Kind == kind && records.Contains(s.RecordId)).Select(s => s.Number);
        await db.Set<AuditPayload>().Where(p => of.Contains(p.Number)).ExecuteDeleteAsync();
    }
}
