using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>A scale the cooperative put in force from a month on (C. trav. R7331-8: the assembly sets it).</summary>
public sealed class AdoptedScale : IOwned
{
    private AdoptedScale() { }

    /// <param name="definition">The scale in the form of <c>rules/contribution/*.json</c>.</param>
    /// <param name="decision">Body and date of the decision, as people name it.</param>
    public AdoptedScale(CooperativeId cooperative, Month from, string definition, string decision, DateTime now, long? by)
    {
        CooperativeId = cooperative;
        Id = Id<AdoptedScale>.New();
        (From, Definition, Decision, AdoptedAt, AdoptedBy) = (from, definition, decision.Trim(), now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<AdoptedScale> Id { get; private set; }
    /// <summary>First month it holds.</summary>
    public Month From { get; private set; }
    public string Definition { get; private set; } = "";
    public string Decision { get; private set; } = "";
    public DateTime AdoptedAt { get; private set; }
    public long? AdoptedBy { get; private set; }

    /// <summary>The scale itself, its source completed by the decision.</summary>
    public Scale Scale => ScaleFile.Parse(Definition) is var scale && Decision.Length > 0 ? scale with { Source = $"{scale.Name}, {Decision}" } : scale;
}

/// <summary>The scales of a cooperative over time.</summary>
public sealed class ScaleHistory
{
    private readonly (AdoptedScale Adopted, Scale Scale)[] rows;

    public ScaleHistory(IEnumerable<AdoptedScale> adopted) => rows = [.. adopted.OrderByDescending(a => a.From).Select(a => (a, a.Scale))];

    /// <summary>The last adopted first.</summary>
    public IReadOnlyList<(AdoptedScale Adopted, Scale Scale)> Rows => rows;

    /// <summary>The scale in force in a month; null before the first one.</summary>
    public Scale? In(Month month) => Adopted(month) is { } adopted ? rows.First(r => r.Adopted == adopted).Scale : null;

    /// <summary>The row that holds in a month.</summary>
    public AdoptedScale? Adopted(Month month) => rows.FirstOrDefault(r => r.Adopted.From <= month).Adopted;
}
