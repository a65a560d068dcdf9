using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;

namespace Maillage.Modules.People.Persons;

/// <summary>Persons within what a right reaches: everyone, or oneself.</summary>
public static class PersonReach
{
    /// <summary>A right over activities or entities reaches no person: who is in one may be in others.</summary>
    public static IQueryable<Person> Within(this IQueryable<Person> persons, Reach reach) =>
        reach.All ? persons : persons.Where(p => p.AccountId != null && p.AccountId == reach.Account);
}
