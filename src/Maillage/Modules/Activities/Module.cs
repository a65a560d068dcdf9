using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.People;
using Maillage.House;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.People.Persons;
using Maillage.Platform;

namespace Maillage.Modules.Activities;

/// <summary>Activities, their members and shares.</summary>
public static class ActivitiesModule
{
    public const string Read = "activities.read";
    public const string Manage = "activities.manage";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Read, "Voir les activités", Role.Entrepreneur, Role.Team, Role.Administrator)
            .Right(Manage, "Créer et modifier les activités", Role.Team, Role.Administrator)
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
}
