using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.People.Persons;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Contracts;

/// <summary>A contract and the person it binds.</summary>
public sealed record ContractRow(Contract Contract, Id<Person> PersonId, string Person);

/// <summary>Who is bound by which contract when.</summary>
public sealed class ContractBook(Db db, Access access)
{
    /// <summary>The contracts of a person, the first first; the pages check who may.</summary>
    public Task<List<Contract>> Of(Id<Person> person) => db.Set<Contract>().AsNoTracking().Where(c => c.PersonId == person).OrderBy(c => c.From).ToListAsync();

    /// <summary>The contracts of each of these persons.</summary>
    public async Task<ILookup<Id<Person>, ContractTerms>> Of(IReadOnlyCollection<Id<Person>> persons) =>
        (await db.Set<Contract>().AsNoTracking().Where(c => persons.Contains(c.PersonId)).OrderBy(c => c.From).ToListAsync()).ToLookup(c => c.PersonId, c => c.Terms);

    /// <summary>All contracts of those of these persons who have one that does not follow the vote of the assembly by itself; the first first.</summary>
    public async Task<ILookup<Id<Person>, Contract>> NotFollowing(IReadOnlyCollection<Id<Person>> persons) =>
        (await db.Set<Contract>().AsNoTracking().Where(c => persons.Contains(c.PersonId) && db.Set<Contract>().Any(o => o.PersonId == c.PersonId && !o.FollowsAssembly)).OrderBy(c => c.From).ToListAsync()).ToLookup(c => c.PersonId);

    /// <summary>Of everyone, those that hold on a day or begin after it; the first first.</summary>
    public async Task<IReadOnlyList<(Id<Person> PersonId, ContractTerms Terms)>> NotOver(DateOnly day) =>
        [.. (await db.Set<Contract>().AsNoTracking().Where(c => (c.EndedOn ?? c.To) == null || (c.EndedOn ?? c.To) >= day).OrderBy(c => c.From).ToListAsync()).Select(c => (c.PersonId, c.Terms))];

    /// <summary>Those one may read: of everyone, or of oneself; by name, then by date.</summary>
    public async Task<IReadOnlyList<ContractRow>> Readable()
    {
        var persons = db.Set<Person>().Within(await access.ReachOf(MembershipModule.ReadContracts));
        return [.. (await db.Set<Contract>().AsNoTracking().Join(persons, c => c.PersonId, p => p.Id, (c, p) => new { c, p })
            .OrderBy(x => x.p.LastName).ThenBy(x => x.p.FirstName).ThenByDescending(x => x.c.From)
            .Select(x => new { x.c, x.p.Id, x.p.FirstName, x.p.LastName }).ToListAsync()).Select(x => new ContractRow(x.c, x.Id, $"{x.FirstName} {x.LastName}"))];
    }

    /// <summary>What the record of a person says.</summary>
    public async Task<PersonSection?> OnPerson(Id<Person> person)
    {
        var account = await db.Set<Person>().Where(p => p.Id == person).Select(p => p.AccountId).SingleOrDefaultAsync();
        if (!await access.Can(MembershipModule.ReadContracts, new Resource(Account: account))) return null;
        var own = await Of(person);
        var mayEdit = await access.Can(MembershipModule.EditContracts, Resource.Cooperative);
        var href = mayEdit ? $"/personnes/{person}/contrats" : "/contrats";
        var rows = own.Select(c => new PersonSectionRow(ContractRules.Word(c.Kind), ContractRules.InWords(c.Terms.Dates), href)).ToList();
        if (mayEdit && rows.Count == 0) rows.Add(new("Noter un contrat", "aucun pour l’instant", href));
        return rows.Count == 0 ? null : new PersonSection("Contrats", rows);
    }
}
