using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>What the ledger and the records say of one activity over a calendar year.</summary>
/// <param name="Start">Month of entry into the cooperative.</param>
/// <param name="End">Last month of activity; null while it runs.</param>
/// <param name="ScaleOf">The scale in force in a month; null before the first one.</param>
/// <param name="Movements">Account and amount, positive on the debit, by month; the entries of the contribution itself left out.</param>
/// <param name="AssociateIn">Whether the entrepreneur is an associate in a month.</param>
public sealed record YearOfActivity(
    int Year, Month Start, Month? End, Func<Month, Scale?> ScaleOf, ILookup<Month, (string Account, Money Debit)> Movements, Func<Month, bool> AssociateIn);

/// <summary>The contribution of one month, as the scale of that month makes it.</summary>
/// <param name="Amount">In cents, explained from its base to its cap.</param>
/// <param name="Cap">The most the whole year costs with the status of that month; null when the scale has none.</param>
/// <param name="TakenBefore">Contributions of the earlier months of the calendar year.</param>
public sealed record ContributionDue(Month Month, Scale Scale, BaseFigures Figures, Explained<Money> Amount, Money? Cap, Money TakenBefore);

/// <summary>The contributions of one activity, month by month, as the ledger stands.</summary>
public static class ContributionsOfYear
{
    /// <summary>
    /// Months up to <paramref name="last"/> in which the activity was present or the ledger moved its base. Outside its presence an activity owes
    /// neither floor nor fixed part: only what a late document brings.
    /// </summary>
    public static IReadOnlyList<ContributionDue> Compute(YearOfActivity input, Month last)
    {
        var (first, december) = (new Month(input.Year, 1), new Month(input.Year, 12));
        var present = Math.Max(1, Min(input.End ?? december, december) - Max(input.Start, first) + 1);
        var (@base, taken) = (Money.Zero, Money.Zero);
        var months = new List<ContributionDue>();
        foreach (var month in first.To(Min(last, december)))
        {
            if (input.ScaleOf(month) is not { } scale) continue;
            var figures = BaseFigures.Of(scale, input.Movements[month]);
            var isPresent = input.Start <= month && !(input.End < month);
            if (!isPresent && figures == default) continue;
            if (!isPresent) scale = scale with { Floors = [], FixedPerPeriod = Money.Zero };
            var associate = input.AssociateIn(month);
            var seniority = Math.Max(1, month - input.Start + 1);
            var amount = ContributionOfMonth.Compute(scale, new(month, figures, seniority, associate, present, @base, taken));
            months.Add(new(month, scale, figures, amount, scale.CapOf(associate, present), taken));
            @base += figures.Base;
            taken += amount.Value;
        }
        return months;
    }

    private static Month Min(Month a, Month b) => a <= b ? a : b;

    private static Month Max(Month a, Month b) => a >= b ? a : b;
}
