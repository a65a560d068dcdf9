using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Domain.Membership;

/// <summary>By what an associate belongs to the company.</summary>
public enum AssociateKind
{
    /// <summary>Salaried entrepreneur of an activity.</summary>
    Entrepreneur,
    /// <summary>Permanent employee of the support team.</summary>
    Team,
    /// <summary>Neither: someone who supports the company (law 47-1775 art. 3 bis).</summary>
    External,
}

/// <summary>A person's time as an associate (associé) of the company: one person, one vote, from the day of admission to the last one.</summary>
public sealed class Associate : IOwned, IVersioned
{
    private Associate() { }

    public Associate(CooperativeId cooperative, Id<Person> person, AssociateKind kind, DateOnly from)
    {
        CooperativeId = cooperative;
        Id = Id<Associate>.New();
        (PersonId, Kind, From) = (person, kind, from);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Associate> Id { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public AssociateKind Kind { get; private set; }
    public DateOnly From { get; private set; }
    /// <summary>Last day; null while they are an associate.</summary>
    public DateOnly? To { get; private set; }
    public int Version { get; private set; }

    public DateRange Dates => new(From, To);

    /// <summary>Notes the last day, or corrects it; null takes it off.</summary>
    public Result LeaveOn(DateOnly? lastDay)
    {
        if (lastDay < From)
            return new Refusal("associate.dates", $"Cette personne est associée depuis le {French.LongDate(From)} : son dernier jour ne peut pas venir avant.", "LastDay");
        if (lastDay?.Year > From.Year + 100) return new Refusal("associate.dates", "Cette date n’est pas vraisemblable.", "LastDay");
        To = lastDay;
        return Result.Done;
    }
}
