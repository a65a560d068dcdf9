using System.Linq.Expressions;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership.Conventions;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership;

/// <summary>The histories of what is shown on the page of a person or of an activity.</summary>
internal static class MembershipHistory
{
    public static void Add(ModuleBuilder module) => module
        .History<Contract>("contrat", "le contrat", PageOfContract, (s, _) => s.GetRequiredService<Access>().Can(MembershipModule.EditContracts, Resource.Cooperative))
        .History<Associate>("associe", "l’associé", _ => Associates.IndexModel.Address, (s, _) => s.GetRequiredService<Access>().Can(MembershipModule.Read, Resource.Cooperative))
        .History<Convention>("convention", "la convention", async (s, id) => await ActivityOf<Convention>(s, id, c => c.ActivityId) is { } activity ? ConventionBook.PageOf(activity.Id) : "/activites", MayRead<Convention>(c => c.ActivityId))
        .History<ResultSplit>("repartition", "la répartition", async (s, id) => await ActivityOf<ResultSplit>(s, id, r => r.ActivityId) is { } activity ? $"/activites/{activity.Id}/repartition" : "/activites", MayRead<ResultSplit>(r => r.ActivityId));

    private static async Task<string> PageOfContract(IServiceProvider services, long id)
    {
        var key = new Id<Contract>(id);
        return await services.GetRequiredService<Db>().Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == key) is { } contract ? $"/personnes/{contract.PersonId}/contrats?contrat={id}" : "/contrats";
    }

    private static Func<IServiceProvider, long, Task<bool>> MayRead<T>(Expression<Func<T, Id<Activity>>> of) where T : class => async (services, id) =>
        await ActivityOf(services, id, of) is { } activity
        && await services.GetRequiredService<Access>().Can(MembershipModule.ReadConventions, new Resource(Activity: activity.Id.Value, Entity: activity.EntityId.Value));

    private static async Task<Activity?> ActivityOf<T>(IServiceProvider services, long id, Expression<Func<T, Id<Activity>>> of) where T : class
    {
        var (db, key) = (services.GetRequiredService<Db>(), new Id<T>(id));
        var activities = db.Set<T>().Where(r => EF.Property<Id<T>>(r, "Id") == key).Select(of);
        return await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => activities.Contains(a.Id));
    }
}
