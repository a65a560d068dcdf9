using Maillage.Modules.Identity;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.History;

/// <summary>An act as people read it.</summary>
/// <param name="Who">Name of the account, « Maillage » for the program itself.</param>
/// <param name="What">What was done; empty when it was erased.</param>
/// <param name="Records">What it was done to, by kind, where the kind has pages.</param>
public sealed record HistoryLine(AuditRecord Record, string Who, string What, IReadOnlyList<(HistoryKind Kind, long Id)> Records);

/// <summary>Reads the audit trail, the latest acts first.</summary>
public sealed class HistoryReader(Db db, HistoryWords words, IEnumerable<HistoryKind> kinds)
{
    public const int Size = 50;

    /// <summary>Acts on one record.</summary>
    public async Task<(IReadOnlyList<HistoryLine> Lines, int Count)> Of(HistoryKind kind, long id, int page)
    {
        var numbers = db.Set<AuditSubject>().Where(s => s.Kind == kind.Kind && s.RecordId == id).Select(s => s.Number);
        return (await Lines(db.Set<AuditRecord>().Where(r => numbers.Contains(r.Number)), page, c => c.Kind == kind.Kind && c.Id == id), await numbers.CountAsync());
    }

    /// <summary>Acts of everyone, or of one account.</summary>
    public async Task<(IReadOnlyList<HistoryLine> Lines, long Count)> All(long? account, int page)
    {
        var records = db.Set<AuditRecord>().AsQueryable();
        if (account is not null) records = records.Where(r => r.AccountId == account || r.BehindId == account);
        // Numbered without gap: the last number is how many there are.
        var count = account is null ? await records.MaxAsync(r => (long?)r.Number) ?? 0 : await records.CountAsync();
        return (await Lines(records, page, _ => true), count);
    }

    private async Task<IReadOnlyList<HistoryLine>> Lines(IQueryable<AuditRecord> records, int page, Func<AuditChange, bool> told)
    {
        var rows = await (from r in records.AsNoTracking()
                          orderby r.Number descending
                          join p in db.Set<AuditPayload>().AsNoTracking() on r.Number equals p.Number into payloads
                          from p in payloads.DefaultIfEmpty()
                          select new { Record = r, Payload = (AuditPayload?)p }).Skip((page - 1) * Size).Take(Size).ToListAsync();
        var ids = rows.SelectMany(r => new[] { r.Record.AccountId, r.Record.BehindId }).OfType<long>().Distinct().ToList();
        var names = await db.Set<Account>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName);
        string Name(long? id) => id is null ? "Maillage" : names.GetValueOrDefault(id.Value, "un compte supprimé");
        return [.. rows.Select(r =>
        {
            var changes = r.Payload is { } payload ? AuditChange.ListOf(payload) : [];
            var who = r.Record.BehindId is { } behind ? $"{Name(behind)}, avec les yeux de {Name(r.Record.AccountId)}" : Name(r.Record.AccountId);
            var what = string.Join(" ; ", changes.Where(told).GroupBy(c => (c.Kind, c.Id)).SelectMany(words.Of).Distinct());
            var touched = changes.Where(c => c.Id is not null).Select(c => (Kind: kinds.FirstOrDefault(k => k.Kind == c.Kind)!, Id: c.Id!.Value)).Where(t => t.Kind is not null).Distinct();
            return new HistoryLine(r.Record, who, r.Payload is null ? "contenu effacé" : what, [.. touched]);
        })];
    }
}
