using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy;

/// <summary>Erases the contents of the trail about some records; that acts took place stays, and the chain still verifies.</summary>
internal static class TrailErasure
{
    /// <summary>An act that only made the record says nothing of it, and may have made many others: it stays.</summary>
    /// <param name="kind">Name of their type in the code.</param>
    public static async Task ForgetContents(this Db db, string kind, params IReadOnlyCollection<long> records)
    {
        foreach (var some in records.Distinct().Chunk(500))
        {
            var acts = await db.Set<AuditSubject>().Where(s => s.Kind == kind && some.Contains(s.RecordId)).Join(db.Set<AuditPayload>(), s => s.Number, p => p.Number, (s, p) => new { s.RecordId, Payload = p }).AsNoTracking().ToListAsync();
            var saying = acts.Where(a => AuditChange.ListOf(a.Payload).Any(c => c.Kind == kind && c.Id == a.RecordId && c.Verb != AuditVerb.Added)).Select(a => a.Payload.Number).Distinct().ToList();
            await db.Set<AuditPayload>().Where(p => saying.Contains(p.Number)).ExecuteDeleteAsync();
        }
    }
}
