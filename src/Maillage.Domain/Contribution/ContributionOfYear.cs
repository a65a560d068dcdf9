using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>The months of a calendar year under their cap.</summary>
/// <param name="Months">In order, one for each month present.</param>
/// <param name="Cap">Null when the scale has none.</param>
public sealed record YearOfContribution(IReadOnlyList<Explained<Money>> Months, Money? Cap)
{
    public Money Total => Months.Sum(m => m.Value);
}

/// <summary>Simulations over a year, without a ledger.</summary>
public static class ContributionOfYear
{
    /// <summary>Each month bears the smaller of its contribution and what is left under the cap.</summary>
    /// <param name="bases">Bases of the months present in the calendar year, in order.</param>
    /// <param name="firstSeniorityMonth">Months in the cooperative at the first of them.</param>
    public static YearOfContribution OfMonths(Scale scale, IReadOnlyList<Money> bases, int firstSeniorityMonth, bool associate, string? contract = null)
    {
        var months = new List<Explained<Money>>();
        var taken = Money.Zero;
        for (var i = 0; i < bases.Count; i++)
        {
            var month = ContributionOfPeriod.Compute(scale, bases[i], firstSeniorityMonth + i, contract);
            var capped = ContributionOfMonth.UnderCap(scale, month, associate, bases.Count, taken);
            months.Add(capped);
            taken += capped.Value;
        }
        return new(months, scale.CapOf(associate, bases.Count));
    }

    /// <summary>
    /// The contribution taken on each document of a year: that of the new cumulated base less that of the previous one, without floor nor fixed
    /// part. A credit note gives back at the rates at which it was taken.
    /// </summary>
    public static IReadOnlyList<Money> OfDocuments(Scale scale, IEnumerable<Money> documents)
    {
        var (cumulated, taken) = (Money.Zero, ContributionOfPeriod.BeforeFloor(scale, Money.Zero).Value);
        var contributions = new List<Money>();
        foreach (var document in documents)
        {
            cumulated += document;
            var now = ContributionOfPeriod.BeforeFloor(scale, cumulated).Value;
            contributions.Add(now - taken);
            taken = now;
        }
        return contributions;
    }
}
