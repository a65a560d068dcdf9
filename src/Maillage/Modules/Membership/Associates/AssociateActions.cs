using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Associates;

/// <summary>Notes who becomes an associate and who leaves.</summary>
public sealed class AssociateActions(Db db, Access access, Clock clock)
{
    public Task<Result<Associate>> Admit(Id<Person> person, AssociateKind kind, DateOnly from) => db.Write<Associate>(async () =>
    {
        if (await access.Need(MembershipModule.Manage, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock($"associate:{person}");
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == person) is not { } found)
            return new Refusal("associate.person", "Choisissez une personne de la coopérative.", "PersonId");
        if (from.Year < 1900 || from > clock.Today.AddYears(1)) return new Refusal("associate.dates", "Une entrée se note au plus un an d’avance.", "From");
        var before = await db.Set<Associate>().Where(a => a.PersonId == person).ToListAsync();
        if (before.Find(a => a.Dates.Overlaps(new DateRange(from))) is { } other)
            return new Refusal("associate.twice", other.To is null
                ? $"{found.FullName} est déjà associé·e depuis le {French.LongDate(other.From)}."
                : $"{found.FullName} a été associé·e jusqu’au {French.LongDate(other.To.Value)} : choisissez une date qui suit.", "From");
        var associate = new Associate(db.Cooperative, person, kind, from);
        db.Add(associate);
        return associate;
    });

    /// <summary>Takes back an admission noted by mistake.</summary>
    public Task<Result> Remove(Id<Associate> id, int version) => db.Write(async () =>
    {
        if (await access.Need(MembershipModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<Associate>().SingleOrDefaultAsync(a => a.Id == id) is not { } associate) return Refusal.NotFound;
        if (associate.Version != version) return Refusal.Stale;
        if (associate.From <= clock.Today) return new Refusal("associate.past", "Cette entrée a déjà compté : notez plutôt un départ.");
        db.Remove(associate);
        return Result.Done;
    });

    /// <summary>Notes the last day of an associate, corrects it, or takes it off when null.</summary>
    public Task<Result> Leave(Id<Associate> id, DateOnly? lastDay, int version) => db.Write(async () =>
    {
        if (await access.Need(MembershipModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<Associate>().SingleOrDefaultAsync(a => a.Id == id) is not { } associate) return Refusal.NotFound;
        if (associate.Version != version) return Refusal.Stale;
        await db.Lock($"associate:{associate.PersonId}");
        var dates = new DateRange(associate.From, lastDay);
        if ((await db.Set<Associate>().Where(a => a.PersonId == associate.PersonId && a.Id != id).ToListAsync()).Find(a => a.Dates.Overlaps(dates)) is { } next)
            return new Refusal("associate.twice", $"Cette personne est de nouveau associée depuis le {French.LongDate(next.From)} : son dernier jour vient avant.", "LastDay");
        return associate.LeaveOn(lastDay);
    });
}
