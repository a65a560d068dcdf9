using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Platform;

namespace Maillage.Modules.Cooperative;

/// <summary>The cooperative, its legal entities and their dated identity.</summary>
public static class CooperativeModule
{
    public const string Manage = "cooperative.manage";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Manage, "Régler la coopérative et ses entités", Role.Administrator)
            .Menu("Coopérative", "/cooperative", "home", 85, Manage);
        module.Services.AddSingleton<CooperativeDirectory>();
        module.Services.AddScoped<EnterAsSystem>(services => async cooperative =>
        {
            var current = services.GetRequiredService<Current>();
            current.ActAsSystem();
            current.Enter(cooperative, await services.GetRequiredService<CooperativeDirectory>().ZoneOf(cooperative));
        });
    }
}
