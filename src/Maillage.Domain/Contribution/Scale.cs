using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>
/// A scale of what activities bear: the contribution coopérative (C. trav. R7331-8: base, rates and amounts are set by the assembly), and with it the
/// other levies the cooperative decided.
/// </summary>
/// <param name="Levies">The contribution first.</param>
/// <param name="Source">Decision or publication the scale comes from.</param>
public sealed record Scale(string Code, string Name, DateRange Validity, IReadOnlyList<Levy> Levies, string Source)
{
    /// <summary>The contribution coopérative itself.</summary>
    public Levy Main => Levies[0];

    /// <summary>Whether some element counts each document by itself.</summary>
    public bool ReadsDocuments => Levies.Any(l => l.Rates?.Reach == LevyReach.Document || l.Fixed.Any(f => f.Reach == LevyReach.Document));

    /// <summary>Whether some element counts all that happened since the entry.</summary>
    public bool ReadsSinceEntry => Levies.Any(l => l.Rates?.Reach == LevyReach.Entry);

    /// <summary>Whether some base counts what is paid.</summary>
    public bool ReadsReceipts => Levies.Any(l => l.Base.Moment == BaseMoment.Received);

    /// <summary>Whether some element depends on the contract of a person.</summary>
    public bool ReadsContracts => Levies.Any(l => l.Floors.Any(f => f.Contract is not null) || l.Exemptions.Any(e => e.Contract is not null));

    /// <summary>Whether some exemption is granted case by case.</summary>
    public bool ReadsGrants => Levies.Any(l => l.Exemptions.Any(e => e.Granted));

    /// <summary>Whether some element counts a person over several activities.</summary>
    public bool JoinsActivities => Levies.Any(l => l.Rates?.Unit == LevyUnit.Person || l.Fixed.Any(f => f.Unit == LevyUnit.Person) || l.Floors.Any(f => f.Unit == LevyUnit.Person) || l.Caps.Any(c => c.Unit == LevyUnit.Person));
}
