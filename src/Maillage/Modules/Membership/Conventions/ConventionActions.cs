using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Conventions;

/// <summary>Records the signed conventions of collectives.</summary>
public sealed class ConventionActions(Db db, Access access, DocumentFiles files, Clock clock, Current current)
{
    /// <summary>Records a signed convention; those before hold until the day it begins. The same form sent twice records it once.</summary>
    /// <param name="name">Of the file, as it was sent.</param>
    /// <param name="bytes">The signed document; empty when none was sent.</param>
    public Task<Result<Convention>> Record(Id<Convention> id, Id<Activity> activityId, ConventionTerms terms, string name, byte[] bytes) => db.Write<Convention>(async () =>
    {
        if (await db.Set<Activity>().AsNoTracking().Include(a => a.Members).SingleOrDefaultAsync(a => a.Id == activityId) is not { } activity) return Refusal.NotFound;
        var resource = new Resource(Activity: activityId.Value, Entity: activity.EntityId.Value);
        if (!await access.Can(MembershipModule.ReadConventions, resource)) return Refusal.NotFound;
        if (await access.Need(MembershipModule.RecordConventions, resource) is { Refusal: { } refusal }) return refusal;
        await db.Lock($"convention:{activityId}");
        if (await db.Set<Convention>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) is { } same) return same.ActivityId == activityId ? same : Refusal.NotFound;
        List<Refusal> wrong = [.. ConventionRules.Of(terms, activity, clock.Today)];
        if (FileFault(bytes) is { } fault) wrong.Add(fault);
        if (wrong.Count > 0) return Result<Convention>.Refused(wrong);
        var type = FileKind.TypeOf(bytes)!;
        var kept = await files.Receive(name, bytes, "File");
        if (!kept.Ok) return Result<Convention>.Refused(kept.Refusals);
        var convention = new Convention(activity, id, terms, new(FileKind.NameOf(name, type), type, kept.Value), clock.Now, current.Account);
        db.Add(convention);
        return convention;
    });

    private static Refusal? FileFault(byte[] bytes) =>
        bytes.Length == 0 ? new("convention.file", "Joignez la convention signée.", "File")
        : bytes.Length > FileKind.MostBytes ? new("convention.file", "Ce fichier dépasse 5 Mo : réduisez-le, puis recommencez.", "File")
        : FileKind.TypeOf(bytes) is null ? new("convention.file", "Joignez un PDF, ou une image PNG ou JPEG.", "File")
        : null;
}
