using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Settings;

/// <summary>Renames the cooperative and sets its clock.</summary>
public sealed class CooperativeActions(Db db, Access access, CooperativeDirectory directory, Platform.Settings program)
{
    public Task<CooperativeSettings> Read() => db.Set<CooperativeSettings>().AsNoTracking().SingleAsync(c => c.Id == db.Cooperative);

    public async Task<Result> Change(string name, string timeZone, string hosts, int version)
    {
        var done = await db.Write(async () =>
        {
            if (await access.Need(CooperativeModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
            var settings = await db.Set<CooperativeSettings>().SingleAsync(c => c.Id == db.Cooperative);
            if (settings.Version != version) return Refusal.Stale;
            if (settings.Change(name, timeZone) is { Ok: false } wrong) return wrong;
            if (settings.Answer(hosts) is { Ok: false } faulty) return faulty;
            await db.Lock("hosts");
            var others = await db.Set<CooperativeSettings>().AsNoTracking().Where(c => c.Id != db.Cooperative).ToListAsync();
            if (others.Count > 0 && settings.HostList.Contains(program.Address.Host))
                return new Refusal("cooperative.host", $"{program.Address.Host} est l’adresse commune de Maillage : elle mène à toutes les coopératives.", "Hosts");
            foreach (var other in others)
                if (other.HostList.Intersect(settings.HostList).FirstOrDefault() is { } taken) return new Refusal("cooperative.host", $"{taken} mène déjà à une autre coopérative.", "Hosts");
            return Result.Done;
        });
        if (done.Ok) directory.Forget(db.Cooperative);
        return done;
    }
}
