using Maillage.Domain.Identity;
using Maillage.Domain.People;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.People.Persons;

namespace Maillage.Modules.People;

/// <summary>The persons the cooperative knows.</summary>
public static class PeopleModule
{
    public const string Read = "people.read";
    public const string Manage = "people.manage";

    public static void Add(ModuleBuilder module)
    {
        module
            .History<Person>("personne", "la personne", id => $"/personnes/{id}", (s, _) => s.GetRequiredService<Access>().Can(Read, Resource.Cooperative))
            .Right(Read, "Voir les personnes, chacun sa fiche", Role.Oneself, Role.Adviser, Role.Accountant, Role.Payroll, Role.Direction, Role.Team, Role.Administrator)
            .Right(Manage, "Créer et modifier les personnes", Role.Payroll, Role.Direction, Role.Team, Role.Administrator)
            .Api(PersonsApi.Map)
            .Menu("Personnes", "/personnes", "personnes", 60, Read);
        module.Services.AddScoped<PersonActions>().AddScoped<PersonList>();
    }
}
