using System.ComponentModel;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Mail;

/// <summary>The outbox, for programs.</summary>
public static class MailsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Courriels");
        api.List<ApiMail>("/mails", MailModule.Read, "listMails", "Les courriels de la coopérative.", List);
        api.Get<ApiMail>("/mails/{id}", MailModule.Read, "readMail", "Un courriel, tel qu’il part ou est parti.", Read);
        api.Act<ApiMail>("/mails/{id}/retry", MailModule.Resend, "retryMail", "Essayer de nouveau d’envoyer un courriel abandonné ou remis à plus tard.", Retry);
    }

    private static async Task<Answer> List(PageAsked page, [Description("waiting, sent ou failed.")] Word<MailState>? state, [Description("Mots de l’objet ou des destinataires.")] string? q, MailReader reader, HttpContext http)
    {
        if (await reader.Asked(state?.Value, q) is not { } asked) return Answer.Refused([Refusal.Forbidden]);
        var after = page.After<OutgoingMail>();
        return await page.Of(asked.Include(m => m.Recipients).Include(m => m.Files).AsSplitQuery().Where(m => m.Id.CompareTo(after) > 0).OrderBy(m => m.Id), m => m.Id.Value, ApiMail.Of, http);
    }

    private static async Task<Answer> Read(Id<OutgoingMail> id, MailReader reader) => Answer.Done(await reader.Record(id), r => ApiMail.Of(r.Mail));

    private static async Task<Answer> Retry(Id<OutgoingMail> id, MailActions actions, MailReader reader) => Answer.Changed(await actions.Resend(id), async () => (await reader.Record(id)).Value?.Mail, ApiMail.Of);
}
