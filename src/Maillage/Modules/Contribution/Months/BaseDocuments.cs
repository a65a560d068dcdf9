using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Months;

/// <summary>A line of the ledger that counts in the base.</summary>
/// <param name="Amount">What it adds to the base; negative when it lowers it.</param>
public sealed record BaseDocument(DateOnly Date, Id<Entry> Entry, string Document, string Label, string Account, Money Amount, bool IsDraft);

/// <summary>The documents behind the base of a month.</summary>
public sealed class BaseDocuments(Db db, Chart chart)
{
    public async Task<IReadOnlyList<BaseDocument>> Of(Activity activity, LevyDue due)
    {
        var (first, last) = (due.Month.First, due.Month.Last);
        var lines = await (from l in db.Set<EntryLine>().AsNoTracking().On(CountedMovements.Counted(chart))
                           join e in db.Set<Entry>().IgnoreAutoIncludes() on l.EntryId equals e.Id
                           where l.EntityId == activity.EntityId && l.ActivityId == activity.Id && l.Date >= first && l.Date <= last
                           orderby l.Date, l.Id
                           select new { l.Date, l.EntryId, e.Document, l.Label, l.Account, Cents = l.Credit.Cents - l.Debit.Cents, l.Validated }).ToListAsync();
        return [.. lines.Where(l => due.Levy.Base.Contains(l.Account)).Select(l => new BaseDocument(l.Date, l.EntryId, l.Document, l.Label, l.Account, new Money(l.Cents), !l.Validated))];
    }
}
