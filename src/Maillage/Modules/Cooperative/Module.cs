using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Cooperative.Entities;
using Maillage.Modules.Cooperative.Settings;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Rights;
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
            .History<LegalEntity>("entite", "l’entité", id => $"/cooperative/entites/{id}", (s, _) => s.GetRequiredService<Access>().Can(Manage, Resource.Cooperative))
            .Menu("Coopérative", "/cooperative", "cooperative", 85, Manage)
            .Api(EntitiesApi.Map)
            .Routes(routes => routes.MapGet("/cooperative/entites/{id:long}/logo/{identity:long}", EntityLogo.Get).Needs(Manage));
        var services = module.Services;
        services.AddSingleton<CooperativeDirectory>();
        services.AddScoped<CooperativeActions>().AddScoped<EntityActions>().AddScoped<EntityNames>().AddScoped<Founding>();
        services.AddScoped(s => new ScopeSource(ScopeKind.Entity, s.GetRequiredService<EntityNames>().Scopes));
        services.AddScoped<EnterCooperative>(s => async cooperative =>
        {
            if (await s.GetRequiredService<CooperativeDirectory>().Find(cooperative) is not { } found) return false;
            s.GetRequiredService<Current>().Enter(cooperative, found.Zone);
            return true;
        });
        services.AddScoped<CooperativeByHost>(s => request => s.GetRequiredService<CooperativeDirectory>().At(request.Host.Host));
        services.AddScoped<EnterByHost>(s => async request =>
        {
            var directory = s.GetRequiredService<CooperativeDirectory>();
            return (await directory.At(request.Host.Host) ?? await directory.Only()) is { } cooperative && await s.GetRequiredService<EnterCooperative>()(cooperative);
        });
        services.AddScoped<NameOfCooperative>(s => async cooperative => (await s.GetRequiredService<CooperativeDirectory>().Of(cooperative)).Name);
        services.AddScoped<EnterAsSystem>(s => async cooperative =>
        {
            var current = s.GetRequiredService<Current>();
            current.ActAsSystem();
            current.Enter(cooperative, await s.GetRequiredService<CooperativeDirectory>().ZoneOf(cooperative));
        });
    }
}
