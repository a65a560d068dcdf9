using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Recurring;
using Maillage.House;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>What recurring invoices bring to the module of sales.</summary>
internal static class RecurringParts
{
    public static void Add(ModuleBuilder module)
    {
        module
            .History<RecurringInvoice>("facture-recurrente", "la facture récurrente", id => $"/factures/recurrentes/{id}", SalesModule.MayRead<RecurringInvoice>)
            .Job<RecurringJob>(RecurringJob.Kind, "Factures récurrentes")
            .Api(RecurringApi.Map);
        module.Services.AddScoped<RecurringRun>().AddScoped<RecurringActions>().AddScoped<RecurringReader>().AddScoped<IHandle<CustomersMerged>, FollowMerge>();
    }
}
