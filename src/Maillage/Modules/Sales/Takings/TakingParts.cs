using Maillage.Domain.Identity;
using Maillage.Domain.Sales.Takings;
using Maillage.House;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Cash;
using Maillage.Platform.Audit;

namespace Maillage.Modules.Sales.Takings;

/// <summary>What takings and tills bring to the module of sales.</summary>
internal static class TakingParts
{
    public static void Add(ModuleBuilder module)
    {
        module
            .Right(SalesModule.RecordTakings, "Saisir et annuler des recettes sans facture, déclarer des dépôts d’espèces", Role.Entrepreneur, Role.CollectiveManager, Role.Accountant, Role.Team)
            .Menu("Recettes", "/recettes", "euro", 25, SalesModule.RecordTakings)
            .History<Taking>("recette", "la recette du jour", id => $"/recettes/{id}", SalesModule.MayRead<Taking>)
            .Frozen("Takings", "TRUE")
            .Frozen("TakingLines", "TRUE")
            .Frozen("TakingPayments", "TRUE")
            .Frozen("TakingReversals", "TRUE")
            .Frozen("CashDeposits", "TRUE")
            .Frozen("CashDepositEnds", "TRUE")
            .Frozen("CashCounts", "TRUE")
            .Api(TakingsApi.Map)
            .Check<TakingCheck>()
            .Routes(routes => routes.MapGet("/recettes/export.csv", TakingExport.Get).Confirmed().Noted(nameof(Taking), "la liste des recettes").Needs(SalesModule.Read));
        module.Services
            .AddSingleton(new EntryOwner(Domain.Sales.Takings.TakingPosting.Source, "C’est l’écriture de recettes sans facture : annulez-les dans « Recettes », l’écriture inverse suivra."))
            .AddSingleton(new EntryOwner("cash-deposit", "C’est un dépôt d’espèces : annulez-le dans « Caisse », l’écriture inverse suivra."))
            .AddSingleton(new EntryOwner("cash-bank", "C’est l’arrivée en banque d’un dépôt d’espèces : elle reste avec lui."))
            .AddSingleton(new EntryOwner("cash-count", "C’est l’écart d’un comptage de caisse : comptez de nouveau dans « Caisse »."))
            .AddScoped<TakingActions>().AddScoped<TakingList>().AddScoped<CashBook>().AddScoped<CashActions>();
    }
}
