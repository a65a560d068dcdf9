using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.People.Persons;

namespace Maillage.Modules.Membership;

/// <summary>Who owns the company: its associates, by kind, between dates.</summary>
public static class MembershipModule
{
    public const string Read = "membership.read";
    public const string Manage = "membership.manage";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Read, "Voir les associés", Role.Team, Role.Administrator)
            .Right(Manage, "Noter les entrées et les départs d’associés", Role.Team, Role.Administrator)
            .Menu("Associés", "/associes", "cooperative", 65, Read)
            .Check<MembershipCheck>();
        module.Services.AddScoped<AssociateActions>().AddScoped<AssociateBook>();
        module.Services.AddScoped<ShowOnPerson>(s => s.GetRequiredService<AssociateBook>().OnPerson);
    }
}
