using Maillage.Domain.Kernel;
using Maillage.House;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Mail;

/// <summary>The verbs of stories about mail.</summary>
internal static class Letters
{
    public static readonly MailDraft Draft = new("essai.facture", 42, "Atelier des Cimes", [new("camille@client.example", "Camille Été")], "Votre facture d’octobre – 1 440,00 €",
        "Bonjour,\n\nVoici la facture : https://maillage.example/lien/abc.\nÀ régler avant Noël.\n.\n\nAtelier des Cimes")
    {
        ReplyTo = new("atelier@cooperative.example", "L’Atelier"),
    };

    /// <summary>A file made of its own number, and one that is gone.</summary>
    public sealed class Papers : IMailFileSource
    {
        public const string Kind = "essai.papier";
        public const long Gone = 404;
        public const long Broken = 500;

        public static byte[] Bytes(long id) => [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * id))];

        public Task<MailFile?> Draw(long id) => id == Broken ? throw new InvalidOperationException("no paper") : Task.FromResult(id == Gone ? null : new MailFile("application/pdf", Bytes(id)));
    }

    public static MailDraft With(this MailDraft draft, params long[] papers) => draft with { Files = [.. papers.Select(p => new MailFileRef(Papers.Kind, p, $"Facture n° {p} été.pdf"))] };

    public static void Known(IServiceCollection services) =>
        new ModuleBuilder(services).MailFiles<Papers>(Papers.Kind).Mail("essai.facture", "Facture", id => $"/factures/{id}");

    public static Task<TestHouse> Open(Engine engine, SmtpServer? server = null) => TestHouse.Open(engine, and: Known, with: server is null ? null : server.Into);

    /// <summary>Writes a mail in a transaction of its own.</summary>
    public static Task<Result<OutgoingMail>> Write(this TestHouse house, MailDraft draft) => house.Do(s => s.Write(draft));

    public static Task<Result<OutgoingMail>> Write(this IServiceProvider scope, MailDraft draft) =>
        scope.GetRequiredService<Db>().Write(() => scope.GetRequiredService<Outbox>().Send(draft));

    public static void Wait(this TestHouse house, TimeSpan time) => house.Time.MoveTo(house.Time.GetUtcNow() + time);

    public static Task<OutgoingMail> Stored(this TestHouse house) => house.Read(db => db.Set<OutgoingMail>().AsNoTracking().SingleAsync());

    public static Task<int> Jobs(this TestHouse house) => house.Read(db => db.Set<Job>().CountAsync(j => j.Kind == SendMailJob.Kind));
}
