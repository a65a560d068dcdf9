using Maillage.Domain.Identity;
using Maillage.Domain.Sales.Internal;
using Maillage.House;
using Maillage.Modules.Ledger.Entries;

namespace Maillage.Modules.Sales.Internal;

/// <summary>What internal sales bring to the module of sales.</summary>
internal static class InternalParts
{
    public static void Add(ModuleBuilder module)
    {
        module
            .Right(SalesModule.SellInside, "Proposer et accepter des ventes internes, chacun pour ses activités", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Team)
            .Menu("Ventes internes", "/ventes-internes", "euro", 27, SalesModule.SellInside)
            .History<InternalSale>("vente-interne", "la vente interne", id => $"/ventes-internes/{id}", async (s, id) => await s.GetRequiredService<InternalSaleReader>().Find(new(id)) is not null)
            .Api(InternalSalesApi.Map)
            .Frozen("InternalSales", """OLD."State" <> 'Proposed'""")
            .Check<InternalSaleCheck>();
        module.Services
            .AddSingleton(new EntryOwner(InternalSalePosting.Kind, "C’est l’écriture d’une vente interne : elle se reprend par un mouvement inverse, dans « Ventes internes »."))
            .AddScoped<InternalSaleActions>().AddScoped<InternalSaleReader>();
    }
}
