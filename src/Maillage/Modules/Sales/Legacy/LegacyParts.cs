using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Invoices;

namespace Maillage.Modules.Sales.Legacy;

/// <summary>What the invoices of the program used before bring to the module of sales.</summary>
internal static class LegacyParts
{
    public static void Add(ModuleBuilder module)
    {
        module
            .History<LegacyInvoice>("facture-reprise", "la facture reprise", id => $"/factures/reprises/{id}", async (s, id) => await s.GetRequiredService<LegacyReader>().Find(new Id<LegacyInvoice>(id)) is not null)
            .Api(LegacyApi.Map)
            .Routes(routes => routes.MapGet("/factures/reprises/{id:long}/piece", LegacyReader.Document).Needs(SalesModule.Read));
        module.Services.AddSingleton(new EntryOwner("legacy-invoice", "C’est l’écriture d’une facture reprise du programme d’avant : elle se retire dans « Reprise », l’écriture inverse suivra."));
        module.Services.AddScoped<LegacyInvoices>().AddScoped<LegacyReader>().AddScoped<NumberStarts>();
    }
}
