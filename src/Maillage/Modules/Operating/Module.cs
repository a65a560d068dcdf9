using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Identity.Rights;

namespace Maillage.Modules.Operating;

/// <summary>How the program itself is doing: its jobs, its mails, its room, its checks and its copies.</summary>
public static class OperatingModule
{
    public const string Watch = "operating.watch";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Watch, "Surveiller Maillage : travaux, place, sauvegardes, vérifications", Role.Administrator)
            .Menu("État de Maillage", "/administration/etat", "reglages", 95, Watch)
            .Job<CheckJob>(CheckJob.Kind, "Vérification de la base");
        module.Services.AddScoped<OperationLog>().AddScoped<CheckRun>().AddScoped<StateReader>().AddScoped<StateActions>().AddScoped<StoreRoom>();
    }
}
