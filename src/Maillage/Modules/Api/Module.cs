using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Document;
using Maillage.Modules.Api.Me;
using Maillage.Modules.Api.Rights;
using Maillage.Modules.Api.Tokens;
using Maillage.Modules.Api.Webhooks;
using Maillage.Modules.Identity.Rights;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Maillage.Modules.Api;

/// <summary>
/// What programs stand on: access tokens, the way answers, refusals, pages and versions are written, and the document of it all. What each module opens is
/// beside its use cases, in its <c>…Api.cs</c>.
/// </summary>
public static class ApiModule
{
    public const string ManageWebhooks = "api.webhook.manage";

    public static void Add(ModuleBuilder module)
    {
        module
            .History<Webhook>("appel-sortant", "l’appel sortant", _ => "/administration/appels", (s, _) => s.GetRequiredService<Access>().Can(ManageWebhooks, Resource.Cooperative))
            .Right(ManageWebhooks, "Dire quels programmes Maillage prévient de ce qui arrive", Role.Administrator)
            .Menu("Appels sortants", "/administration/appels", "reglages", 92, ManageWebhooks)
            .Job<WebhookJob>(WebhookJob.Kind, "Appel d’un autre programme")
            .Job<ForgetAnswersJob>(ForgetAnswersJob.Kind, "Oubli des réponses gardées pour les programmes")
            .Api(api => api.Under("Soi").Get<ApiMe>("/me", null, "readMe", "Qui agit, et ce qu’il peut.", MeApi.Read))
            .Api(RightsApi.Map)
            .Routes(routes =>
            {
                var group = routes.MapGroup(ApiPaths.Root);
                group.AddEndpointFilter(ApiFilter.Invoke);
                foreach (var mapped in routes.ServiceProvider.GetServices<MappedApi>()) mapped.Map(new ApiRoutes(group));
                routes.MapOpenApi(ApiDocument.Address).Open("Le document décrit l’interface, le même pour toutes les coopératives.");
            });
        var services = module.Services;
        services.AddScoped<TokenActions>().AddScoped<TokenEntrance>();
        services.AddScoped<WebhookOutbox>().AddScoped<WebhookActions>().AddSingleton<WebhookSecrets>().AddSingleton<WebhookTransport>();
        services.TryAddSingleton(ApiLimits.Usual);
        services.ConfigureHttpJsonOptions(o => ApiJson.Set(o.SerializerOptions));
        ApiDocument.Add(services);
    }
}
