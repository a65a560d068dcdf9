using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.People.Persons;

/// <summary>Finds persons, for who may see all of them.</summary>
public sealed class PersonList(Db db, Access access)
{
    /// <summary>Those whose name or address holds every word, unordered; none for who may not see them.</summary>
    public async Task<IQueryable<Person>> Asked(string? words)
    {
        var found = db.Set<Person>().AsNoTracking();
        if (!await access.Can(PeopleModule.Read, Resource.Cooperative)) return found.Where(_ => false);
        foreach (var word in French.Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) found = found.Where(p => p.Search.Contains(word));
        return found;
    }
}
