using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Domain.Contribution;

/// <summary>A person as levies see them.</summary>
/// <param name="Entry">First month in the cooperative.</param>
/// <param name="Exit">Last one; null while they are there.</param>
/// <param name="AssociateIn">Whether they are an associate in a month.</param>
/// <param name="ContractIn">CAPE, CESA or null in a month.</param>
public sealed record LevyPerson(Id<Person> Id, Month Entry, Month? Exit, Func<Month, bool> AssociateIn, Func<Month, string?> ContractIn)
{
    public bool Equals(LevyPerson? other) => other?.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>Who holds an activity in a month.</summary>
/// <param name="Part">Of its result; the parts of a month add up to one at most, the rest is nobody's.</param>
public sealed record LevyHolder(LevyPerson Person, decimal Part);

/// <summary>An activity as levies see it, over a calendar year.</summary>
/// <param name="Start">Month of entry into the cooperative.</param>
/// <param name="End">Last month of activity; null while it runs.</param>
/// <param name="ScaleIn">The scale that holds for it in a month; null when none does.</param>
/// <param name="HoldersIn">After the last one left, those who were there then.</param>
/// <param name="Movements">Of the year, by month; what levies themselves moved left out.</param>
/// <param name="Earlier">Those before the year, for scales that count since the entry.</param>
/// <param name="GrantedIn">Codes of the exemptions granted for a month.</param>
public sealed record LevyActivity(
    Id<Activity> Id, string Name, Month Start, Month? End, Func<Month, Scale?> ScaleIn, Func<Month, IReadOnlyList<LevyHolder>> HoldersIn,
    ILookup<Month, CountedMovement> Movements, IReadOnlyList<CountedMovement> Earlier, Func<Month, IReadOnlyCollection<string>> GrantedIn)
{
    public bool Equals(LevyActivity? other) => other?.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();

    /// <summary>Whether it runs in a month: outside it owes neither fixed part nor floor.</summary>
    public bool IsPresent(Month month) => Start <= month && !(End < month);
}

/// <summary>What an activity bears of one levy for one month.</summary>
/// <param name="Base">The base of the month, of this activity alone.</param>
/// <param name="Amount">In cents, explained from its base to its cap.</param>
/// <param name="Cap">The most its whole year costs, as statuses stand that month; null when the scale has none.</param>
/// <param name="TakenBefore">Of the year, in the earlier months, by whoever the cap counts.</param>
/// <param name="AtFloor">Whether it was brought up to the floor of a month.</param>
public sealed record LevyDue(Id<Activity> Activity, Month Month, Scale Scale, Levy Levy, Money Base, Explained<Money> Amount, Money? Cap, Money TakenBefore, bool AtFloor);
