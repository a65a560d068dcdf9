using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Links;

namespace Maillage.Modules.Mail;

/// <summary>The outbox as the team reads it, and the answer to links that open nothing.</summary>
public static class MailModule
{
    public const string Read = "mail.read";
    public const string Resend = "mail.resend";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Read, "Lire les courriels envoyés par Maillage", Role.Direction, Role.Team)
            .Right(Resend, "Renvoyer un courriel", Role.Direction, Role.Team)
            .Menu("Courriels", "/courriels", "envoyer", 70, Read)
            .Api(MailsApi.Map)
            .Check<MailCheck>()
            .Routes(routes => routes.MapGet("/courriels/{id:long}/fichiers/{rank:int}", MailFileRoute.Get).Needs(Read))
            .Routes(routes => routes.MapGet("/lien/{**rest}", () => Results.StatusCode(StatusCodes.Status410Gone))
                .Open("Qui tient un lien mal copié n’a pas de compte.").OpenedByLink());
        module.Services.AddScoped<MailReader>().AddScoped<MailActions>();
    }
}
