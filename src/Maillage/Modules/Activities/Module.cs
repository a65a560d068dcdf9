using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.House;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.People.Persons;
using Maillage.Platform;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Activities;

/// <summary>Activities, their members and shares.</summary>
public static class ActivitiesModule
{
    public const string Read = "activities.read";
    public const string Manage = "activities.manage";

    public static void Add(ModuleBuilder module)
    {
        module
            .History<Activity>("activite", "l’activité", id => $"/activites/{id}", MayRead)
            .Right(Read, "Voir les activités", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Payroll, Role.Direction, Role.Team, Role.Administrator)
            .Right(Manage, "Créer et modifier les activités", Role.Direction, Role.Team, Role.Administrator)
            .Menu("Activités", "/activites", "activite", 50, Manage)
            .Api(ActivitiesApi.Map)
            .Check<ActivitiesCheck>();
        var services = module.Services;
        services.AddScoped<ActivityActions>().AddScoped<ActivityList>().AddScoped<MemberActions>().AddScoped<MemberGrants>().AddScoped<PersonActivities>();
        services.AddScoped<IHandle<EntityCreated>, MakeStructure>();
        services.AddScoped<IHandle<PersonGotAccount>, MemberGrants>();
        services.AddScoped<ShowOnPerson>(s => s.GetRequiredService<PersonActivities>().Of);
        services.AddScoped(s => new ScopeSource(ScopeKind.Activity, s.GetRequiredService<ActivityList>().Scopes));
    }

    private static async Task<bool> MayRead(IServiceProvider services, long id)
    {
        var key = new Id<Activity>(id);
        return await (await services.GetRequiredService<ActivityList>().Readable()).AnyAsync(a => a.Id == key);
    }
}
