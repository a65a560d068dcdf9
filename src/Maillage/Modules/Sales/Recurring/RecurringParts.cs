using Maillage.Domain.Sales.Customers;
using Maillage.House;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>What recurring invoices bring to the module of sales.</summary>
internal static class RecurringParts
{
    public static void Add(ModuleBuilder module)
    {
        module.Job<RecurringJob>(RecurringJob.Kind, "Factures récurrentes").Api(RecurringApi.Map);
        module.Services.AddScoped<RecurringRun>().AddScoped<RecurringActions>().AddScoped<RecurringReader>().AddScoped<IHandle<CustomersMerged>, FollowMerge>();
    }
}
