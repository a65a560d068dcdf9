using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Months;

/// <summary>An entry of the contribution, or the reversal of one.</summary>
/// <param name="Levy">Code of the levy it is of.</param>
/// <param name="Amount">What it takes from the activity; negative when it gives back.</param>
/// <param name="IsReversal">True for the mirror of another entry.</param>
public sealed record PostedContribution(Id<Activity> Activity, string Levy, Month Month, Id<Entry> Entry, string Reference, DateOnly Date, Money Amount, bool IsReversal);

/// <summary>What the ledger already holds of the contribution: asked from the entries themselves, their reversals included.</summary>
public sealed class PostedContributions(Db db, Chart chart)
{
    /// <param name="from">Leaves out earlier months, and some entries of them; null for all there is.</param>
    public async Task<IReadOnlyList<PostedContribution>> Of(Id<LegalEntity> entity, Id<Activity>? activity = null, Month? from = null)
    {
        var account = chart.Role("contribution");
        var lines = db.Set<EntryLine>().AsNoTracking().Where(l => l.EntityId == entity && l.Account == account);
        if (activity is { } one) lines = lines.Where(l => l.ActivityId == one);
        // What a month takes is booked on a day of that month or later.
        if (from?.First is { } day) lines = lines.Where(l => l.Date >= day);
        var rows = await (from l in lines
                          join e in db.Set<Entry>().IgnoreAutoIncludes() on l.EntryId equals e.Id
                          join r in db.Set<Entry>().IgnoreAutoIncludes() on e.Reverses equals r.Id into reversed
                          from r in reversed.DefaultIfEmpty()
                          orderby l.Id
                          select new { l.ActivityId, l.EntryId, e.Journal, e.YearStart, e.Number, l.Date, Cents = l.Debit.Cents - l.Credit.Cents, e.Source, Reversed = r == null ? null : r.Source }).ToListAsync();
        return
        [
            .. from row in rows
               let about = ContributionPosting.Read(row.Reversed ?? row.Source)
               where about is { } known && known.Activity == row.ActivityId
               select new PostedContribution(row.ActivityId, about.Value.Levy, about.Value.Month, row.EntryId, $"{row.Journal}-{row.YearStart?.Year}-{row.Number}", row.Date, new Money(row.Cents), row.Reversed is not null),
        ];
    }

    /// <summary>The last month for which the cooperative has posted something; null when there is none.</summary>
    public async Task<Month?> LastMonth()
    {
        var account = chart.Role("contribution");
        var booked = await db.Set<EntityBalance>().Where(b => b.Account == account).OrderByDescending(b => b.Month).Select(b => new { b.EntityId, b.Month }).ToListAsync();
        Month? last = null;
        // What is booked in a month is of that month or of one before: once that month is met, no earlier booking is of a later one.
        foreach (var at in booked.TakeWhile(b => !(last >= b.Month)))
        {
            var (from, to) = (at.Month.First, at.Month.Last);
            var day = await db.Set<EntryLine>().Where(l => l.EntityId == at.EntityId && l.Account == account && l.Date >= from && l.Date <= to)
                .Join(db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.Source.StartsWith(ContributionPosting.SourcePrefix)), l => l.EntryId, e => e.Id, (_, e) => (DateOnly?)e.DocumentDate).MaxAsync();
            if (day is { } of && !(last >= Month.Of(of))) last = Month.Of(of);
        }
        return last;
    }
}
