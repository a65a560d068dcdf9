using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Takings;

/// <summary>Takings in their month, or taken back on the day of it.</summary>
/// <param name="Reversal">Null for the takings themselves.</param>
/// <param name="IsTakenBack">True for takings that were cancelled since.</param>
public sealed record TakingRow(Taking Taking, string ActivityCode, string Activity, DateOnly Date, TakingReversal? Reversal, bool IsTakenBack)
{
    /// <summary>The amount as it counts on that day.</summary>
    public Money Signed(Money amount) => Reversal is null ? amount : -amount;
}

/// <summary>What a month took of one kind at one rate, cancellations deducted.</summary>
public sealed record TakingSum(LineNature Nature, string VatCode, Money Ht, Money Vat);

/// <summary>A month of takings.</summary>
public sealed record TakingMonth(IReadOnlyList<TakingRow> Rows)
{
    public Money Ttc => Rows.Sum(r => r.Signed(r.Taking.Ttc));

    public IReadOnlyList<TakingSum> ByRate => [.. Rows.SelectMany(r => r.Taking.Lines, (r, l) => (r, l)).GroupBy(x => (x.l.Nature, x.l.VatCode)).OrderBy(g => g.Key)
        .Select(g => new TakingSum(g.Key.Nature, g.Key.VatCode, g.Sum(x => x.r.Signed(x.l.Ht)), g.Sum(x => x.r.Signed(x.l.Vat))))];

    public IReadOnlyList<(PaymentMethod Method, Money Amount)> ByMethod => [.. TakingRules.Methods.Select(m => (m, Rows.Sum(r => r.Signed(r.Taking.Paid(m))))).Where(m => !m.Item2.IsZero)];
}

/// <summary>One taking with what the page says around it.</summary>
public sealed record TakingRecord(Taking Taking, Activity Activity, TakingReversal? Reversal, string EntryReference);

/// <summary>Reads takings within reach.</summary>
public sealed class TakingList(Db db, Access access)
{
    /// <summary>The takings of a month and those taken back in it, the latest first: a later cancellation changes no earlier month.</summary>
    public async Task<TakingMonth> Of(Month month, Id<Activity>? activity)
    {
        var (first, last) = (month.First, month.Last);
        var reach = db.Set<Taking>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read));
        if (activity is { } only) reach = reach.Where(t => t.ActivityId == only);
        var rows = await (
            from taking in reach
            join a in db.Set<Activity>() on taking.ActivityId equals a.Id
            join v in db.Set<TakingReversal>() on taking.Id equals v.TakingId into taken
            from reversal in taken.DefaultIfEmpty()
            where (taking.Date >= first && taking.Date <= last) || (reversal != null && reversal.Date >= first && reversal.Date <= last)
            select new { taking, a.Code, a.Name, reversal }).ToListAsync();
        var own = rows.Where(r => month.Contains(r.taking.Date)).Select(r => new TakingRow(r.taking, r.Code, r.Name, r.taking.Date, null, r.reversal is not null));
        var back = rows.Where(r => r.reversal is not null && month.Contains(r.reversal.Date)).Select(r => new TakingRow(r.taking, r.Code, r.Name, r.reversal.Date, r.reversal, true));
        return new([.. own.Concat(back).OrderByDescending(r => r.Date).ThenByDescending(r => r.Taking.Number).ThenBy(r => r.Reversal is null)]);
    }

    /// <summary>One within reach; null otherwise.</summary>
    public async Task<TakingRecord?> Find(Id<Taking> id)
    {
        if (await db.Set<Taking>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read)).SingleOrDefaultAsync(t => t.Id == id) is not { } taking) return null;
        var activity = await db.Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == taking.ActivityId);
        var entry = await db.Set<Domain.Ledger.Entry>().AsNoTracking().IgnoreAutoIncludes().SingleAsync(e => e.Id == taking.EntryId);
        return new(taking, activity, await db.Set<TakingReversal>().AsNoTracking().SingleOrDefaultAsync(r => r.TakingId == id), entry.Reference);
    }

    /// <summary>Kinds and codes of the last takings of an activity, as the form offers them again.</summary>
    public async Task<IReadOnlyList<string>> Usual(Id<Activity> activity) =>
        await db.Set<Taking>().AsNoTracking().Where(t => t.ActivityId == activity).OrderByDescending(t => t.Number).FirstOrDefaultAsync() is { } last
            ? [.. last.Lines.OrderBy(l => l.Rank).Select(l => $"{l.Nature}:{l.VatCode}")] : [];

    /// <summary>How many other takings of the activity stand on the same day.</summary>
    public Task<int> SameDay(Taking taking) => db.Set<Taking>()
        .CountAsync(t => t.ActivityId == taking.ActivityId && t.Date == taking.Date && t.Id != taking.Id && !db.Set<TakingReversal>().Any(r => r.TakingId == t.Id));
}
