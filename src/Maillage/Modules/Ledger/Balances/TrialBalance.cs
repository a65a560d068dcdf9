using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>One account over a period.</summary>
/// <param name="Opening">Debit less credit before the period.</param>
/// <param name="Draft">Part of the closing balance that is still draft.</param>
/// <param name="Computed">True for the line that no entry makes: the results of the years before.</param>
public sealed record TrialRow(string Account, string Label, Money Opening, Money Debit, Money Credit, Money Draft, bool Computed = false)
{
    public Money Closing => Opening + Debit - Credit;
}

/// <summary>
/// The trial balance. Accounts of the balance sheet run on from year to year; those of the result begin with the fiscal year, and what they
/// held before stands on one computed line, so that the whole always balances.
/// </summary>
public sealed class TrialBalance(Db db, Chart chart)
{
    /// <summary>Account of the computed line: results carried, by class of the chart.</summary>
    public const string PastResults = "12";

    public async Task<IReadOnlyList<TrialRow>> Read(Id<LegalEntity> entity, Id<Activity>? activity, Month yearStart, Month from, Month to)
    {
        var sums = await db.Balances(entity, activity).Where(b => b.Month <= to).GroupBy(b => b.Account).OrderBy(g => g.Key).Select(g => new
        {
            Account = g.Key,
            Past = g.Sum(b => b.Month < yearStart ? b.Debit.Cents - b.Credit.Cents : 0),
            Early = g.Sum(b => b.Month >= yearStart && b.Month < from ? b.Debit.Cents - b.Credit.Cents : 0),
            Debit = g.Sum(b => b.Month >= from ? b.Debit.Cents : 0),
            Credit = g.Sum(b => b.Month >= from ? b.Credit.Cents : 0),
            PastDraft = g.Sum(b => b.Month < yearStart ? b.DraftDebit.Cents - b.DraftCredit.Cents : 0),
            Draft = g.Sum(b => b.Month >= yearStart ? b.DraftDebit.Cents - b.DraftCredit.Cents : 0),
        }).ToListAsync();
        var found = new List<TrialRow>();
        var (past, pastDraft) = (0L, 0L);
        foreach (var sum in sums)
        {
            var ofResult = sum.Account[0] is '6' or '7';
            if (ofResult) (past, pastDraft) = (past + sum.Past, pastDraft + sum.PastDraft);
            found.Add(new TrialRow(sum.Account, chart.Label(sum.Account), new Money(sum.Early + (ofResult ? 0 : sum.Past)), new Money(sum.Debit), new Money(sum.Credit),
                new Money(sum.Draft + (ofResult ? 0 : sum.PastDraft))));
        }
        if (past != 0) found.Add(new TrialRow(PastResults, "Résultats des exercices précédents, calculés", new Money(past), Money.Zero, Money.Zero, new Money(pastDraft), Computed: true));
        return [.. found.Where(r => !r.Opening.IsZero || !r.Debit.IsZero || !r.Credit.IsZero).OrderBy(r => r.Account, StringComparer.Ordinal)];
    }
}
