using Maillage.Domain.Identity;
using Maillage.House;

namespace Maillage.Modules.People;

/// <summary>The persons the cooperative knows.</summary>
public static class PeopleModule
{
    public const string Read = "people.read";
    public const string Manage = "people.manage";

    public static void Add(ModuleBuilder module) => module
        .Right(Read, "Voir les personnes", Role.Team, Role.Administrator)
        .Right(Manage, "Créer et modifier les personnes", Role.Team, Role.Administrator)
        .Menu("Personnes", "/personnes", "people", 60, Read);
}
