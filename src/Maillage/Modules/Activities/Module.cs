using Maillage.Domain.Identity;
using Maillage.House;

namespace Maillage.Modules.Activities;

/// <summary>Activities, their members and shares.</summary>
public static class ActivitiesModule
{
    public const string Read = "activities.read";
    public const string Manage = "activities.manage";

    public static void Add(ModuleBuilder module) => module
        .Right(Read, "Voir les activités", Role.Entrepreneur, Role.Team, Role.Administrator)
        .Right(Manage, "Créer et modifier les activités", Role.Team, Role.Administrator)
        .Menu("Activités", "/activites", "activity", 50, Manage);
}
