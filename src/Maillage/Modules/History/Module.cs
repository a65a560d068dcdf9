using Maillage.Domain.Identity;
using Maillage.House;

namespace Maillage.Modules.History;

/// <summary>The audit trail as people read it: what happened to a record, and who did what.</summary>
public static class HistoryModule
{
    public const string Read = "history.read";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Read, "Lire le journal des actes de toute la coopérative", Role.Direction, Role.Administrator)
            .Menu("Journal des actes", "/administration/journal", "livre", 95, Read);
        module.Services.AddScoped<HistoryReader>().AddScoped<HistoryWords>();
    }
}
