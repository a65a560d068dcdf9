using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.People.Persons;
using Maillage.Modules.Privacy.Customers;
using Maillage.Modules.Sales.Customers;

namespace Maillage.Modules.Privacy;

/// <summary>What is kept of people, why and how long; what they take away, and what is erased.</summary>
public static class PrivacyModule
{
    public const string Manage = "privacy.manage";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Manage, "Tenir le registre des données personnelles, remettre et effacer les données d’une personne ou d’un client", Role.Direction, Role.Administrator)
            .Menu("Données personnelles", "/administration/donnees", "personne", 96, Manage);
        module.Services.AddSingleton(DataKinds.Load()).AddScoped<PersonalData>().AddScoped<ErasureActions>().AddScoped<PersonalMails>().AddScoped<NamingRows>().AddScoped<OverdueReader>().AddScoped<PersonTies>();
        module.Services.AddScoped<CustomerData>().AddScoped<CustomerErasing>().AddScoped<CustomerTiesReader>().AddScoped<OverdueCustomers>()
            .AddSingleton(new CustomerLink("Remettre ou effacer ses données", Manage, id => $"/administration/donnees/clients/{id}"));
        module.Services.AddScoped<ShowOnPerson>(s => async person => await s.GetRequiredService<Access>().Can(Manage, Resource.Cooperative)
            ? new PersonSection("Données personnelles", [new("Remettre ou effacer ses données", "", $"/administration/donnees/{person}")])
            : null);
    }
}
