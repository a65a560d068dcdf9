using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Settings;

/// <summary>Renames the cooperative and sets its clock.</summary>
public sealed class CooperativeActions(Db db, Access access, CooperativeDirectory directory)
{
    public Task<CooperativeSettings> Read() => db.Set<CooperativeSettings>().AsNoTracking().SingleAsync(c => c.Id == db.Cooperative);

    public async Task<Result> Change(string name, string timeZone, int version)
    {
        var done = await db.Write(async () =>
        {
            if (await access.Need(CooperativeModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
            var settings = await db.Set<CooperativeSettings>().SingleAsync(c => c.Id == db.Cooperative);
            return settings.Version != version ? Refusal.Stale : settings.Change(name, timeZone);
        });
        if (done.Ok) directory.Forget(db.Cooperative);
        return done;
    }
}
