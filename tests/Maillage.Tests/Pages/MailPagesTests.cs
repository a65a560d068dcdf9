using System.Net;
using Maillage.Domain.Identity;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Maillage.Tests.Engines.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class MailPagesTests
{
    [Fact]
    public async Task Without_a_server_the_team_reads_that_mails_wait_and_why()
    {
        await using var house = await TestHouse.Serve(and: Letters.Known);
        await house.Account("Une Equipe", Role.Team);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open("/courriels");
        Assert.Contains("Aucun courriel pour l’instant", team.Text, StringComparison.Ordinal);

        var mail = (await house.Write(Letters.Draft.With(7))).Value!;
        await team.Open("/courriels?etat=en-attente");
        Assert.Contains("Aucun serveur de courriel n’est configuré", team.Text, StringComparison.Ordinal);
        Assert.Contains("Camille Été Votre facture d’octobre – 1 440,00 € Facture Atelier des Cimes 24/11/2026 à 10 h 00 pas envoyé", team.Text, StringComparison.Ordinal);

        await team.Open($"/courriels/{mail.Id}");
        Assert.Contains("Bonjour, Voici la facture", team.Text, StringComparison.Ordinal);
        Assert.Contains("L’Atelier, atelier@cooperative.example", team.Text, StringComparison.Ordinal);
        Assert.NotNull(team.Page.QuerySelector("a[href='/factures/42']"));
        Assert.Null(team.Page.QuerySelector("form[action*=Renvoyer]"));
        using var file = await team.Get(team.Page.QuerySelector("a[href*=fichiers]")!.GetAttribute("href")!);
        Assert.Equal(("application/pdf", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(Letters.Papers.Bytes(7), await file.Content.ReadAsByteArrayAsync());
        using var none = await team.Get($"/courriels/{mail.Id}/fichiers/5");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_mail_given_up_says_why_and_is_sent_again_by_a_button()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(and: Letters.Known, with: server.Into);
        await house.Account("Une Equipe", Role.Team);
        var mail = await GivenUp(house, "Le serveur refuse l’adresse : « 550 5.1.1 <b>inconnu</b> ».");

        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open("/courriels?etat=en-echec&q=CAMILLE");
        Assert.Contains("en échec", team.Text, StringComparison.Ordinal);
        await team.Open($"/courriels/{mail.Id}");
        Assert.Contains("Le serveur refuse l’adresse : « 550 5.1.1 <b>inconnu</b> ».", team.Text, StringComparison.Ordinal);

        await team.Submit("form[action*=Renvoyer]");
        Assert.Contains("Le courriel repart dans les secondes qui viennent.", team.Text, StringComparison.Ordinal);
        Assert.Equal(mail.MessageId, (await server.Next(house)).Message.MessageId);
    }

    [Fact]
    public async Task A_demonstration_says_that_no_mail_leaves()
    {
        await using var house = await TestHouse.Serve(demo: true);
        await house.Account("Une Equipe", Role.Team);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open("/courriels");
        Assert.Contains("Aucun courriel ne part d’ici", team.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_outbox_is_read_page_by_page()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        for (var i = 1; i <= 52; i++) await house.Write(Letters.Draft with { Subject = $"Courriel {i}" });
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open("/courriels");
        Assert.Contains("1 à 50 sur 52", team.Text, StringComparison.Ordinal);
        await team.Open("/courriels?p=2");
        Assert.Equal(["Courriel 2", "Courriel 1"], team.Page.QuerySelectorAll("tbody tr td:nth-child(2)").Select(c => c.TextContent));
        await team.Open("/courriels?p=2147483647&etat=nimporte");
        Assert.Equal(HttpStatusCode.OK, team.Status);
    }

    /// <summary>A mail already given up when its writing is committed, so that the loop of the program never sees it waiting.</summary>
    private static async Task<OutgoingMail> GivenUp(TestHouse house, string reason) => (await house.Do(s =>
    {
        var db = s.GetRequiredService<Db>();
        return db.Write<OutgoingMail>(async () =>
        {
            var mail = (await s.GetRequiredService<Outbox>().Send(Letters.Draft)).Value!;
            await db.SaveChangesAsync();
            await db.Set<OutgoingMail>().ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Failed).SetProperty(m => m.Attempts, 1).SetProperty(m => m.Reason, reason));
            await db.Set<Job>().ExecuteDeleteAsync();
            return mail;
        });
    })).Value!;
}
