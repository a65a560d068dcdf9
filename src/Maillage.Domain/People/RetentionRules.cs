using Maillage.Domain.Kernel;

namespace Maillage.Domain.People;

/// <summary>What of a person who has left is past its time.</summary>
public enum Overdue
{
    /// <summary>The ways to reach them, their account, the contents of the trail.</summary>
    Contact,

    /// <summary>The name, that accounting documents no longer make keep.</summary>
    Name,
}

/// <summary>Says whose data wait to be erased; a person decides, who knows whether something else makes keep them.</summary>
public static class RetentionRules
{
    /// <param name="ties">When each contract, place in an activity and share of the capital holds.</param>
    /// <param name="erased">The days of earlier erasures, each with the last day on which it kept the name.</param>
    /// <returns>Null while something binds the person, when nothing ever did, and when all is erased that may be.</returns>
    public static Overdue? Of(IReadOnlyCollection<DateRange> ties, IReadOnlyCollection<(DateOnly On, DateOnly? KeptUntil)> erased, DateOnly today)
    {
        if (ties.Count == 0 || !ErasureRules.Check(ties, today).Ok) return null;
        var left = ties.Max(t => t.To!.Value);
        var since = erased.Where(e => e.On > left).ToList();
        if (since.Count == 0) return Overdue.Contact;
        return since.TrueForAll(e => e.KeptUntil is not null) && ErasureRules.KeptUntil(ties, today) is null ? Overdue.Name : null;
    }
}
