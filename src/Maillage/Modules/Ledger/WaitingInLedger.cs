using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger;

/// <summary>What waits in the ledger of one entity.</summary>
/// <param name="ToClose">Months that are over and not sealed, in order.</param>
public sealed record LedgerState(Book Book, int Drafts, IReadOnlyList<Month> ToClose, LateItems? LateToUs, LateItems? LateByUs)
{
    public bool IsQuiet => Drafts == 0 && ToClose.Count == 0 && LateToUs is null && LateByUs is null;
}

/// <summary>Items past their due day that no draft settles.</summary>
public sealed record LateItems(int Count, Money Amount);

/// <summary>What waits for the accountant, entity by entity.</summary>
public sealed class WaitingInLedger(Db db, Books books, Clock clock, Remembered remembered)
{
    /// <summary>The entities that the person reaches as a whole.</summary>
    public async Task<IReadOnlyList<LedgerState>> Read()
    {
        var waiting = await remembered.Of("waiting", All);
        return [.. (await books.Within(LedgerModule.Read)).Where(b => b.Whole).Select(waiting)];
    }

    /// <summary>Of every entity, whoever reaches it.</summary>
    private async Task<Func<Book, LedgerState>> All()
    {
        var today = clock.Today;
        var month = Month.Of(today);
        var drafts = await db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.ValidatedOn == null).GroupBy(e => e.EntityId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var late = await db.Set<OpenItem>().Where(i => i.SettledOn == null && i.DueOn < today && !db.Set<EntryLine>().Any(l => l.Settles == i.Id && !l.Validated)).GroupBy(i => new { i.EntityId, ToUs = i.Amount.Cents > 0 })
            .Select(g => new { g.Key, Count = g.Count(), Cents = g.Sum(i => i.Amount.Cents - i.Settled.Cents) }).ToListAsync();
        var years = await db.Set<FiscalYear>().AsNoTracking().Where(y => y.ClosedAt == null && y.Start <= today).OrderBy(y => y.Start).ToListAsync();
        var seals = (await db.Set<MonthSeal>().Select(s => new { s.EntityId, s.Month }).ToListAsync()).ToLookup(s => s.EntityId, s => s.Month);
        return b => new LedgerState(b, drafts.GetValueOrDefault(b.Id),
            [.. years.Where(y => y.EntityId == b.Id).SelectMany(y => y.Months).Where(m => m < month && !seals[b.Id].Contains(m))],
            late.Where(l => l.Key.EntityId == b.Id && l.Key.ToUs).Select(l => new LateItems(l.Count, new Money(l.Cents))).FirstOrDefault(),
            late.Where(l => l.Key.EntityId == b.Id && !l.Key.ToUs).Select(l => new LateItems(l.Count, new Money(-l.Cents))).FirstOrDefault());
    }
}
