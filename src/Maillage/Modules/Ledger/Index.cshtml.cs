using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger;

/// <summary>The accountant's table: what waits, and the ways into the ledger.</summary>
[Needs(LedgerModule.Write)]
public sealed class IndexModel(Db db, Books books, Access access, Clock clock) : PageModel
{
    public IReadOnlyList<LedgerState> Entities { get; private set; } = [];
    public bool MayWrite { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        MayWrite = await access.CanSomewhere(LedgerModule.Write);
        var today = clock.Today;
        var month = Month.Of(today);
        var within = await books.Within(LedgerModule.Read);
        var drafts = await db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.ValidatedOn == null).GroupBy(e => e.EntityId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var late = await db.Set<OpenItem>().Where(i => i.SettledOn == null && i.DueOn < today).GroupBy(i => new { i.EntityId, ToUs = i.Amount.Cents > 0 })
            .Select(g => new { g.Key, Count = g.Count(), Cents = g.Sum(i => i.Amount.Cents - i.Settled.Cents) }).ToListAsync();
        var years = await db.Set<FiscalYear>().AsNoTracking().Where(y => y.ClosedAt == null && y.Start <= today).OrderBy(y => y.Start).ToListAsync();
        var seals = (await db.Set<MonthSeal>().Select(s => new { s.EntityId, s.Month }).ToListAsync()).ToLookup(s => s.EntityId, s => s.Month);
        Entities =
        [
            .. within.Where(b => b.Whole).Select(b => new LedgerState(b, drafts.GetValueOrDefault(b.Id),
                [.. years.Where(y => y.EntityId == b.Id).SelectMany(y => y.Months).Where(m => m < month && !seals[b.Id].Contains(m))],
                late.Where(l => l.Key.EntityId == b.Id && l.Key.ToUs).Select(l => new LateItems(l.Count, new Money(l.Cents))).FirstOrDefault(),
                late.Where(l => l.Key.EntityId == b.Id && !l.Key.ToUs).Select(l => new LateItems(l.Count, new Money(-l.Cents))).FirstOrDefault())),
        ];
        return Entities.Count == 0 ? NotFound() : Page();
    }
}

/// <summary>What waits in the ledger of one entity.</summary>
/// <param name="ToClose">Months that are over and not sealed, in order.</param>
public sealed record LedgerState(Book Book, int Drafts, IReadOnlyList<Month> ToClose, LateItems? LateToUs, LateItems? LateByUs);

/// <summary>Items past their due day.</summary>
public sealed record LateItems(int Count, Money Amount);
