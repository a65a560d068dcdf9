using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.People.Persons;

/// <summary>Finds persons, inside what one may see: all of them, or oneself.</summary>
public sealed class PersonList(Db db, Access access)
{
    /// <summary>Those whose name or address holds every word, unordered.</summary>
    public async Task<IQueryable<Person>> Asked(string? words)
    {
        var found = db.Set<Person>().AsNoTracking().Within(await access.ReachOf(PeopleModule.Read));
        foreach (var word in French.Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) found = found.Where(p => p.Search.Contains(word));
        return found;
    }

    public async Task<Person?> Find(Id<Person> id) =>
        await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is { } person && await access.Can(PeopleModule.Read, new Resource(Account: person.AccountId)) ? person : null;
}
