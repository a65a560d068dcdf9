using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Privacy;

namespace Maillage.Modules.Leaving;

/// <summary>Leaving: everything of the cooperative as open files, and of each person what is theirs.</summary>
public static class LeavingModule
{
    public const string Export = "leaving.export";

    public static void Add(ModuleBuilder module)
    {
        module
            .History<WholeExport>("archive", "l’archive de la coopérative", _ => "/administration/emporter", (s, _) => s.GetRequiredService<Access>().Can(Export, Resource.Cooperative))
            .Right(Export, "Emporter tout ce que Maillage garde de la coopérative", Role.Direction, Role.Administrator)
            .Menu("Emporter", "/administration/emporter", "telecharger", 97, Export)
            .Job<ExportJob>(ExportJob.Kind, "Archive de la coopérative")
            .Job<ForgetExports>(ForgetExports.Kind, "Oubli des archives de la coopérative")
            .Routes(routes => routes.MapGet(ExportFile.Route, ExportFile.Get).Confirmed().WithMetadata(new PrivateAttribute()).Needs(Export));
        module.Services.AddScoped<LeavingActions>().AddScoped<TableWriter>().AddScoped<WholeArchive>().AddScoped<OwnActivities>();
        module.Services.AddScoped<MorePersonalFiles>(s => s.GetRequiredService<OwnActivities>().Add);
    }
}
