using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.People.Persons;

namespace Maillage.Modules.Privacy;

/// <summary>What is kept of people, why and how long; what they take away, and what is erased.</summary>
public static class PrivacyModule
{
    public const string Manage = "privacy.manage";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Manage, "Tenir le registre des données personnelles, remettre et effacer les données d’une personne", Role.Direction, Role.Administrator)
            .Menu("Données personnelles", "/administration/donnees", "personne", 96, Manage);
        module.Services.AddSingleton(DataKinds.Load()).AddScoped<PersonalData>().AddScoped<ErasureActions>().AddScoped<MailErasure>().AddScoped<OverdueReader>().AddScoped<PersonTies>();
        module.Services.AddScoped<ShowOnPerson>(s => async person => await s.GetRequiredService<Access>().Can(Manage, Resource.Cooperative)
            ? new PersonSection("Données personnelles", [new("Remettre ou effacer ses données", "", $"/administration/donnees/{person}")])
            : null);
    }
}
