using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Conventions;

/// <summary>Gives the signed document of a convention to who may read it.</summary>
public static class ConventionFile
{
    public const string Route = "/activites/{id:long}/convention/{convention:long}/document";

    public static async Task<IResult> Get(long id, long convention, HttpContext http, Db db, Access access, DocumentFiles files)
    {
        var (activity, key) = (new Id<Activity>(id), new Id<Convention>(convention));
        if (await db.Set<Convention>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == key && c.ActivityId == activity) is not { } found) return Results.NotFound();
        var entity = await db.Set<Activity>().Where(a => a.Id == activity).Select(a => a.EntityId).SingleAsync();
        if (!await access.Can(MembershipModule.ReadConventions, new Resource(Activity: id, Entity: entity.Value))) return Results.NotFound();
        if (await files.Find(found.Sha256) is not { } bytes) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(bytes, found.MediaType, found.FileName);
    }
}
