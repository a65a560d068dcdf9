using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Contribution;

/// <summary>
/// The entries of the contribution. One account, debited in the activity and credited in the structure: it nets to zero, since a company sells nothing
/// to itself. The liaison account moves the same amount of treasury.
/// </summary>
public static class ContributionPosting
{
    private const string Kind = "contribution";

    /// <param name="amount">What the activity bears more, or gets back when negative; never zero.</param>
    /// <param name="levy">Code of what is borne, and its <paramref name="name"/> in words.</param>
    /// <param name="rank">1 for the first entry of that month, then one more for each correction.</param>
    /// <param name="on">A day of an open month.</param>
    public static EntryDraft Draft(Chart chart, Id<LegalEntity> entity, Id<Activity> activity, Id<Activity> structure, string levy, string name, Month month, int rank, Money amount, DateOnly on)
    {
        var (contribution, liaison) = (chart.Role("contribution"), chart.Role("liaison"));
        var label = $"{name} {French.OfMonth(month)}{(rank == 1 ? "" : ", régularisation")}";
        return new(entity, JournalCodes.General, on, label, $"CC-{month}", month.Last, SourceOf(activity, levy, month, rank),
        [
            new(activity, contribution, amount), new(activity, liaison, -amount),
            new(structure, contribution, -amount), new(structure, liaison, amount),
        ]);
    }

    public static EntrySource SourceOf(Id<Activity> activity, string levy, Month month, int rank) => new(Kind, activity.Value, $"{levy}/{month}/{rank}");

    /// <summary>Beginning of the sources of all entries of the contribution.</summary>
    public const string SourcePrefix = Kind + ":";

    /// <summary>The activity, levy and month an entry's source is about; null for the entries of anything else.</summary>
    public static (Id<Activity> Activity, string Levy, Month Month)? Read(string source) =>
        source.Split(':', '/') is [Kind, var activity, var levy, var month, _] && long.TryParse(activity, out var id) && Month.TryParse(month, null, out var of) ? (new(id), levy, of) : null;
}
