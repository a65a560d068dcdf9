using Maillage.Domain.Kernel;

namespace Maillage.Domain.People;

/// <summary>What may be erased of a person, and what the law makes keep.</summary>
public static class ErasureRules
{
    /// <summary>Years an accounting document is kept, and with it the name it bears.</summary>
    public const int Years = 10;

    public const string Law = "C. com., art. L123-22 ; RGPD, art. 17 (3) b";

    /// <summary>Refuses while something binds the person to the cooperative.</summary>
    /// <param name="ties">When each contract, place in an activity and share of the capital holds.</param>
    public static Result Check(IReadOnlyCollection<DateRange> ties, DateOnly today) => ties.Any(t => t.To is null || t.To >= today)
        ? new Refusal("person.erasure.bound", "Cette personne a encore un contrat, une place dans une activité ou une part du capital : notez d’abord son départ.")
        : Result.Done;

    /// <summary>The last day on which the name is kept: ten years after the end of the year in which the last tie ended. Null when the name may go at once.</summary>
    public static DateOnly? KeptUntil(IReadOnlyCollection<DateRange> ties, DateOnly today)
    {
        if (ties.Count == 0) return null;
        var until = new DateOnly(ties.Max(t => t.To!.Value).Year + Years, 12, 31);
        return until >= today ? until : null;
    }
}
