using Maillage.Domain.Identity;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Takeover;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Takeover.Comparison;
using Maillage.Modules.Takeover.Files;
using Maillage.Modules.Takeover.Numbers;
using Maillage.Modules.Takeover.Steps;
using Maillage.Platform;

namespace Maillage.Modules.Takeover;

/// <summary>The take-over of a running cooperative from the program it used before, and the report that compares both.</summary>
public static class TakeoverModule
{
    public const string Manage = "takeover.manage";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Manage, "Reprendre une coopérative en cours : fichiers du programme d’avant, soldes, impayés, comparaison", Role.Accountant, Role.Administrator)
            .Menu("Reprise", "/administration/reprise", "livre", 93, Manage)
            .Job<ForgetFiles<TakeoverFile>>(TakeoverActions.Forgetting, "Oubli des fichiers de reprise envoyés")
            .Routes(routes => routes.MapGet("/administration/reprise/{step}/modele.csv", TakeoverFiles.Model).Needs(Manage))
            .Routes(routes => routes.MapGet("/administration/reprise/fichier/{id:long}/fautes.csv", TakeoverFiles.Faults).Needs(Manage))
            .Routes(routes => routes.MapGet("/administration/reprise/fichier/{id:long}/ecarts.csv", TakeoverFiles.Differences).Needs(Manage));
        var services = module.Services;
        services.AddSingleton(new EntryOwner("takeover-opening", "C’est l’écriture des soldes repris à l’ouverture : elle s’annule dans « Reprise », l’écriture inverse suivra."));
        services.AddScoped<ITakeoverStep, PeopleStep>().AddScoped<ITakeoverStep, ActivitiesStep>().AddScoped<ITakeoverStep, CustomersStep>().AddScoped<ITakeoverStep, BalancesStep>().AddScoped<ITakeoverStep, InvoicesStep>().AddScoped<ITakeoverStep, DocumentsStep>();
        services.AddScoped<IHandle<CustomerErased>, ForgetCustomer>();
        services.AddScoped<WhatNames>().AddScoped<TakeoverActions>().AddScoped<TakeoverReader>().AddScoped<NumberActions>().AddScoped<ParallelReader>();
    }
}
