using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.People.Persons;

namespace Maillage.Modules.Membership;

/// <summary>Who owns the company: its associates, by kind, between dates.</summary>
public static class MembershipModule
{
    public const string Read = "membership.read";
    public const string Manage = "membership.manage";
    public const string ReadContracts = "membership.contract.read";
    public const string EditContracts = "membership.contract.edit";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Read, "Voir les associés", Role.Team, Role.Administrator)
            .Right(Manage, "Noter les entrées et les départs d’associés", Role.Team, Role.Administrator)
            .Right(ReadContracts, "Voir ses contrats", Role.Entrepreneur, Role.Team, Role.Administrator)
            .Right(EditContracts, "Noter et corriger les contrats CAPE et CESA", Role.Team, Role.Administrator)
            .Menu("Contrats", "/contrats", "personne", 64, ReadContracts)
            .Menu("Associés", "/associes", "cooperative", 65, Read)
            .Check<MembershipCheck>();
        module.Services.AddScoped<AssociateActions>().AddScoped<AssociateBook>();
        module.Services.AddScoped<ContractActions>().AddScoped<ContractBook>();
        module.Services.AddScoped<ShowOnPerson>(s => s.GetRequiredService<ContractBook>().OnPerson);
        module.Services.AddScoped<ShowOnPerson>(s => s.GetRequiredService<AssociateBook>().OnPerson);
    }
}
