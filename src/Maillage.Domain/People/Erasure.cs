using Maillage.Domain.Kernel;

namespace Maillage.Domain.People;

/// <summary>That the data of a person or of a customer were erased, and what the law made keep: the register of erasures. It names nobody.</summary>
public sealed class Erasure : IOwned
{
    private Erasure() { }

    private Erasure(CooperativeId cooperative, DateTime at, long? by, string reason, DateOnly? keptUntil)
    {
        (CooperativeId, Id) = (cooperative, Id<Erasure>.New());
        (At, By, Reason, KeptUntil) = (at, by, reason.Trim(), keptUntil);
    }

    /// <param name="keptUntil">Last day on which the name is kept; null when it was erased too.</param>
    public static Erasure OfPerson(CooperativeId cooperative, Id<Person> person, DateTime at, long? by, string reason, DateOnly? keptUntil) => new(cooperative, at, by, reason, keptUntil) { PersonId = person };

    /// <param name="customer">Its identity.</param>
    /// <param name="keptUntil">Last day on which the name is kept; null when it was erased too.</param>
    public static Erasure OfCustomer(CooperativeId cooperative, long customer, DateTime at, long? by, string reason, DateOnly? keptUntil) => new(cooperative, at, by, reason, keptUntil) { CustomerId = customer };

    public const int LongestReason = 300;

    /// <summary>An erasure says why it was made.</summary>
    public static Result CheckReason(string? reason) => string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason
        ? new Refusal("erasure.reason", "Dites pourquoi : la demande de la personne et sa date, ou la fin de la durée.", "Reason")
        : Result.Done;

    public CooperativeId CooperativeId { get; private set; }
    public Id<Erasure> Id { get; private set; }
    /// <summary>Null when it is of a customer.</summary>
    public Id<Person>? PersonId { get; private set; }
    /// <summary>Null when it is of a person.</summary>
    public long? CustomerId { get; private set; }
    public DateTime At { get; private set; }
    public long? By { get; private set; }
    public string Reason { get; private set; } = "";
    public DateOnly? KeptUntil { get; private set; }
}
