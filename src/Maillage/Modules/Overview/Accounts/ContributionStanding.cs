using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Months;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>What the contribution costs, posted or not, and how far its cap is.</summary>
/// <param name="OfPeriod">Of the months shown.</param>
/// <param name="OfYear">Of the fiscal year, up to the last month shown.</param>
/// <param name="Cap">The most the calendar year of that month costs; null when the scale has none.</param>
/// <param name="Taken">What counts for the cap already.</param>
public sealed record ContributionStanding(Money OfPeriod, Money OfYear, Money? Cap, Money Taken)
{
    /// <summary>The most the rest of the year can still cost.</summary>
    public Money? Left => Cap is { } cap ? Money.Max(cap - Taken, Money.Zero) : null;

    /// <param name="months">Of the fiscal year and of the period.</param>
    public static ContributionStanding? Of(IReadOnlyCollection<MonthOfContribution> months, Period period)
    {
        if (months.Count == 0) return null;
        var capped = months.LastOrDefault(m => m.Main is not null)?.Main is { Cap: not null } main && main.Levy.Caps.Any(c => c.Reach == LevyReach.Year) ? main : null;
        return new(months.Where(m => m.Month >= period.From).Sum(m => m.Due.Value), months.Where(m => m.Month >= period.YearStart).Sum(m => m.Due.Value),
            capped?.Cap, capped is null ? Money.Zero : capped.TakenBefore + capped.Amount.Value);
    }
}
