using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;

namespace Maillage.Modules.Contribution.Trials;

/// <summary>
/// A trial as one person may see it. Whoever reads every contribution sees all of it. The others see what no one is recognisable in: nothing of a scale they could
/// have shaped to single someone out, until the team keeps it for an assembly, and no amount that few activities make.
/// </summary>
/// <param name="Named">The activities whose contribution they may read: all for the team, their own for an entrepreneur; the largest difference first.</param>
/// <param name="Whole">Whether that is all of them.</param>
/// <param name="Published">Codes of the scales that anyone may read the totals of; null for all of them.</param>
public sealed record TrialView(ScaleTrial Trial, IReadOnlyList<TrialRow> Named, bool Whole, IReadOnlyCollection<string>? Published)
{
    private const long Coarse = 50_00;

    public IReadOnlyList<Scale> Scales { get; } = Trial.Scales;

    public IReadOnlyList<TrialColumn> Columns { get; } = [.. Enumerable.Range(0, Trial.Definitions.Count + 1).Select(Trial.Column)];

    /// <summary>« Barème en vigueur » for how the scales stand, else the name of the scale tried.</summary>
    public string NameOf(int rank) => rank == 0 ? "Barème en vigueur" : Scales[rank - 1].Name;

    /// <summary>Whether a column’s totals may be read.</summary>
    public bool Tells(int rank) => Whole || Trial.Rows.Count >= TrialSlice.Fewest && (rank == 0 || Published is null || Published.Contains(Scales[rank - 1].Code)) && Moved(rank) is 0 or >= TrialSlice.Fewest;

    /// <summary>Whether what some pay more and others less may be read: no group so small that it is someone.</summary>
    public bool TellsAmounts(int rank) => Whole || Columns[rank] is var c && c.More is 0 or >= TrialSlice.Fewest && c.Less is 0 or >= TrialSlice.Fewest;

    /// <summary>An amount that one activity pays, to the nearest 50 € for whoever may not know which.</summary>
    public string About(Money amount) => French.Figure(Whole ? amount : new Money((amount.Cents + Coarse / 2) / Coarse * Coarse));

    private int Moved(int rank) => rank == 0 ? 0 : Columns[rank].More + Columns[rank].Less;

    /// <param name="published">Codes of published scales.</param>
    /// <param name="isAnnex">Whether the team kept it for an assembly.</param>
    public static async Task<TrialView> Of(ScaleTrial trial, Access access, IReadOnlyCollection<string>? published = null, bool isAnnex = false)
    {
        var reach = await access.ReachOf(ContributionModule.Read);
        var whole = await access.Can(ContributionModule.Read, Resource.Cooperative);
        var named = trial.Rows.Where(r => whole || reach.Activities.Contains(r.Activity))
            .OrderByDescending(r => r.Amounts.Skip(1).Select(a => (a - r.Amounts[0]).Abs).DefaultIfEmpty(Money.Zero).Max()).ThenBy(r => r.Name, StringComparer.Ordinal);
        return new(trial, [.. named], whole, isAnnex ? null : published ?? []);
    }
}
