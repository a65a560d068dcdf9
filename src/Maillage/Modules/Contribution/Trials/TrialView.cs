using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;

namespace Maillage.Modules.Contribution.Trials;

/// <summary>A trial as one person may see it.</summary>
/// <param name="Named">The activities whose contribution they may read: all for the team, their own for an entrepreneur; the largest difference first.</param>
/// <param name="Whole">Whether that is all of them.</param>
public sealed record TrialView(ScaleTrial Trial, IReadOnlyList<TrialRow> Named, bool Whole)
{
    public IReadOnlyList<Scale> Scales { get; } = Trial.Scales;

    public IReadOnlyList<TrialColumn> Columns { get; } = [.. Enumerable.Range(0, Trial.Definitions.Count + 1).Select(Trial.Column)];

    /// <summary>« aujourd’hui » for how the scales stand, else the name of the scale tried.</summary>
    public string NameOf(int rank) => rank == 0 ? "Barème en vigueur" : Scales[rank - 1].Name;

    public static async Task<TrialView> Of(ScaleTrial trial, Access access)
    {
        var reach = await access.ReachOf(ContributionModule.Read);
        var whole = await access.Can(ContributionModule.Read, Resource.Cooperative);
        var named = trial.Rows.Where(r => whole || reach.Activities.Contains(r.Activity))
            .OrderByDescending(r => r.Amounts.Skip(1).Select(a => (a - r.Amounts[0]).Abs).DefaultIfEmpty(Money.Zero).Max()).ThenBy(r => r.Name, StringComparer.Ordinal);
        return new(trial, [.. named], whole);
    }
}
