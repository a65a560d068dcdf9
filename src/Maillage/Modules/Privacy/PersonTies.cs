using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy;

/// <summary>When contracts, places in activities and shares of the capital tie people to the cooperative.</summary>
public sealed class PersonTies(Db db)
{
    public async Task<IReadOnlyList<DateRange>> Of(Id<Person> person) => [.. (await Read(person))[person]];

    public Task<ILookup<Id<Person>, DateRange>> All() => Read(null);

    private async Task<ILookup<Id<Person>, DateRange>> Read(Id<Person>? only) =>
        (await db.Set<Contract>().AsNoTracking().Where(c => only == null || c.PersonId == only).ToListAsync()).Select(c => (c.PersonId, Dates: new DateRange(c.From, c.EndedOn ?? c.To)))
        .Concat((await db.Set<ActivityMember>().AsNoTracking().Where(m => only == null || m.PersonId == only).ToListAsync()).Select(m => (m.PersonId, m.Dates)))
        .Concat((await db.Set<Associate>().AsNoTracking().Where(a => only == null || a.PersonId == only).ToListAsync()).Select(a => (a.PersonId, a.Dates)))
        .ToLookup(t => t.PersonId, t => t.Dates);
}
