using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Associates;

/// <summary>Notes who becomes an associate and who leaves.</summary>
public sealed class AssociateActions(Db db, Access access)
{
    public Task<Result<Associate>> Admit(Id<Person> person, AssociateKind kind, DateOnly from) => db.Write<Associate>(async () =>
    {
        if (await access.Need(MembershipModule.Manage, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock($"associate:{person}");
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == person) is not { } found)
            return new Refusal("associate.person", "Choisissez une personne de la coopérative.", "PersonId");
        if (from.Year is < 1900 or > 2200) return new Refusal("associate.dates", "Cette date n’est pas vraisemblable.", "From");
        var before = await db.Set<Associate>().Where(a => a.PersonId == person).ToListAsync();
        if (before.Find(a => a.Dates.Overlaps(new DateRange(from))) is { } other)
            return new Refusal("associate.twice", other.To is null
                ? $"{found.FullName} est déjà associé·e depuis le {French.LongDate(other.From)}."
                : $"{found.FullName} a été associé·e jusqu’au {French.LongDate(other.To.Value)} : choisissez une date qui suit.", "From");
        var associate = new Associate(db.Cooperative, person, kind, from);
        db.Add(associate);
        return associate;
    });

    /// <summary>Notes the last day of an associate.</summary>
    public Task<Result> Leave(Id<Associate> id, DateOnly lastDay, int version) => db.Write(async () =>
    {
        if (await access.Need(MembershipModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<Associate>().SingleOrDefaultAsync(a => a.Id == id) is not { } associate) return Refusal.NotFound;
        return associate.Version != version ? Refusal.Stale : associate.LeaveOn(lastDay);
    });
}
