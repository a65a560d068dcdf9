using Maillage.Domain.Activities;
using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>A scale of a family from a month on.</summary>
/// <param name="Adopted">Null for one that is only tried.</param>
public sealed record ScaleRow(string Family, Month From, Scale Scale, AdoptedScale? Adopted = null, Decision? Decision = null)
{
    /// <summary>The source of the scale names the decision.</summary>
    public static ScaleRow Of(AdoptedScale adopted, Decision decision)
    {
        var scale = ScaleFile.Parse(adopted.Definition);
        return new(adopted.Family, adopted.From, scale with { Source = $"{scale.Name}, {decision.Name}" }, adopted, decision);
    }
}

/// <summary>What a contract without the clause of R7331-8 accepts: the scales decided before it was signed, and those of its amendments.</summary>
public sealed record ScaleBond(DateOnly SignedOn, IReadOnlyList<ScaleAmendment> Amendments)
{
    public bool Accepts(ScaleRow row, Month month) =>
        row.Decision is not { } decision || SignedOn >= decision.Date || Amendments.Any(a => a.ScaleId == row.Adopted!.Id && a.From <= month);
}

/// <summary>The scales of a cooperative over time, and which activity has which when.</summary>
public sealed class ScaleHistory
{
    private readonly ILookup<Id<Activity>, ActivityFamily> families;

    /// <param name="rows">Of those that begin in the same month, the first holds.</param>
    public ScaleHistory(IEnumerable<ScaleRow> rows, IEnumerable<ActivityFamily>? families = null)
    {
        Rows = [.. rows.OrderByDescending(r => r.From)];
        this.families = (families ?? []).OrderByDescending(f => f.From).ToLookup(f => f.ActivityId);
    }

    /// <summary>The last first.</summary>
    public IReadOnlyList<ScaleRow> Rows { get; }

    public IEnumerable<Scale> Scales => Rows.Select(r => r.Scale);

    /// <summary>Whether contracts may hold a scale back: where one followed another.</summary>
    public bool Followed => Rows.Count > 1;

    /// <summary>Whether a scale binds everyone it holds for, since there was none before it.</summary>
    public bool IsFirst(ScaleRow row) => Rows.Where(r => r.Family == row.Family || r.Family.Length == 0).MinBy(r => (r.From, r.Family.Length)) == row;

    /// <summary>The families that have a scale, and those that activities are of.</summary>
    public IReadOnlyList<string> Families => [.. Rows.Select(r => r.Family).Concat(families.SelectMany(f => f.Select(a => a.Family))).Where(f => f.Length > 0).Distinct().Order(StringComparer.CurrentCulture)];

    /// <summary>The family of an activity in a month; empty when it has none.</summary>
    public string FamilyOf(Id<Activity> activity, Month month) => families[activity].FirstOrDefault(f => f.From <= month)?.Family ?? "";

    /// <summary>The row in force in a month for a family, else for all activities; null before the first one.</summary>
    public ScaleRow? In(Month month, string family = "") => Candidates(month, family).FirstOrDefault();

    /// <summary>The row that binds an activity in a month: the last that every contract accepts, else the first one there was.</summary>
    /// <param name="bonds">Of its holders’ contracts that do not follow the assembly by themselves.</param>
    public ScaleRow? For(Id<Activity> activity, Month month, IEnumerable<ScaleBond> bonds)
    {
        var rows = Candidates(month, FamilyOf(activity, month));
        if (rows.Count < 2) return rows.FirstOrDefault();
        var kept = bonds.ToList();
        return rows.FirstOrDefault(r => kept.TrueForAll(b => b.Accepts(r, month))) ?? rows[^1];
    }

    /// <summary>The same with one scale for a family from a month on, whatever the contracts: to try it.</summary>
    public ScaleHistory Trying(Scale scale, string family, Month from) =>
        new(Rows.Where(r => r.Family != family).Append(new(family, from, scale)), families.SelectMany(f => f));

    /// <summary>The same with a row more, which holds over one of the same month.</summary>
    public ScaleHistory With(ScaleRow more) => new(Rows.Prepend(more), families.SelectMany(f => f));

    /// <summary>Those of the family, then those of all activities: what held before the family had its own.</summary>
    private IReadOnlyList<ScaleRow> Candidates(Month month, string family) =>
        [.. Rows.Where(r => r.Family == family && r.From <= month), .. family.Length == 0 ? [] : Rows.Where(r => r.Family.Length == 0 && r.From <= month)];
}
