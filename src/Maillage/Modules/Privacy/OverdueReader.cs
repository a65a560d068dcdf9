using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy;

/// <summary>Someone whose data are past their time.</summary>
/// <param name="Left">The last day something tied them to the cooperative.</param>
public sealed record OverduePerson(Id<Person> Id, string Name, DateOnly Left, Overdue What);

/// <summary>Those who have left and whose data wait for someone to erase them, who left first first.</summary>
public sealed class OverdueReader(Db db, Clock clock, PersonTies tied)
{
    public async Task<IReadOnlyList<OverduePerson>> Read()
    {
        var ties = await tied.All();
        var erased = (await db.Set<Erasure>().AsNoTracking().Where(e => e.PersonId != null).ToListAsync()).ToLookup(e => e.PersonId!.Value, e => (clock.DayOf(e.At), e.KeptUntil));
        var overdue = new List<OverduePerson>();
        foreach (var person in await db.Set<Person>().AsNoTracking().ToListAsync())
            if (RetentionRules.Of([.. ties[person.Id]], [.. erased[person.Id]], clock.Today) is { } what)
                overdue.Add(new(person.Id, person.FullName, ties[person.Id].Max(t => t.To!.Value), what));
        return [.. overdue.OrderBy(o => o.Left).ThenBy(o => o.Id)];
    }
}
