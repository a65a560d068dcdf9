using Maillage.Domain.Kernel;

namespace Maillage.Domain.People;

/// <summary>That the data of a person were erased, and what the law made keep: the register of erasures. It names nobody.</summary>
public sealed class Erasure : IOwned
{
    private Erasure() { }

    /// <param name="keptUntil">Last day on which the name is kept; null when it was erased too.</param>
    public Erasure(CooperativeId cooperative, Id<Person> person, DateTime at, long? by, string reason, DateOnly? keptUntil)
    {
        (CooperativeId, Id) = (cooperative, Id<Erasure>.New());
        (PersonId, At, By, Reason, KeptUntil) = (person, at, by, reason, keptUntil);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Erasure> Id { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public DateTime At { get; private set; }
    public long? By { get; private set; }
    public string Reason { get; private set; } = "";
    public DateOnly? KeptUntil { get; private set; }
}
