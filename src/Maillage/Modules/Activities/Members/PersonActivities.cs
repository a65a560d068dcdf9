using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.People.Persons;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities.Members;

/// <summary>The places of a person, on their record.</summary>
public sealed class PersonActivities(Db db, ActivityList list)
{
    public async Task<PersonSection?> Of(Id<Person> person)
    {
        var readable = await list.Readable();
        var places = await db.Set<ActivityMember>().AsNoTracking().Where(m => m.PersonId == person)
            .Join(readable, m => m.ActivityId, a => a.Id, (m, a) => new { Member = m, a.Id, a.Code, a.Name })
            .OrderByDescending(p => p.Member.From).ToListAsync();
        return places.Count == 0 ? null : new PersonSection("Activités",
            [.. places.Select(p => new PersonSectionRow($"{p.Code}, {p.Name}", InWords(p.Member), $"/activites/{p.Id}"))]);
    }

    /// <summary>« depuis le 1er mars 2025, 50 % ».</summary>
    public static string InWords(ActivityMember member) => member.To is { } end
        ? $"du {French.LongDate(member.From)} au {French.LongDate(end)}, {French.Percent(member.Share)}"
        : $"depuis le {French.LongDate(member.From)}, {French.Percent(member.Share)}";
}
