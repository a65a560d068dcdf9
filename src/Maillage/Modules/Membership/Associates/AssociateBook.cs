using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.People.Persons;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Associates;

/// <summary>Who is an associate when.</summary>
public sealed class AssociateBook(Db db, Access access)
{
    /// <summary>The dates of each of these persons as associates.</summary>
    public async Task<ILookup<Id<Person>, DateRange>> DatesOf(IReadOnlyCollection<Id<Person>> persons)
    {
        var found = await db.Set<Associate>().AsNoTracking().Where(a => persons.Contains(a.PersonId)).Select(a => new { a.PersonId, a.From, a.To }).ToListAsync();
        return found.ToLookup(a => a.PersonId, a => new DateRange(a.From, a.To));
    }

    /// <summary>What the record of a person says.</summary>
    public async Task<PersonSection?> OnPerson(Id<Person> person)
    {
        var own = await db.Set<Associate>().AsNoTracking().Where(a => a.PersonId == person).OrderBy(a => a.From).ToListAsync();
        var href = await access.CanSomewhere(MembershipModule.Read) ? "/associes" : null;
        return own.Count == 0 ? null : new PersonSection("Associé·e", [.. own.Select(a => new PersonSectionRow(
            MembershipWords.Of(a.Kind), a.To is { } to ? $"du {French.LongDate(a.From)} au {French.LongDate(to)}" : $"depuis le {French.LongDate(a.From)}", href))]);
    }
}
