using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Engines.Overview;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages.Overview;

public sealed class StatementPages
{
    [Fact]
    public async Task The_account_of_a_month_is_a_paper_for_who_reads_it()
    {
        await using var house = await TestHouse.Serve();
        await AccountPages.Designer(house);
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open("/mon-compte");

        using var answer = await camille.Get(camille.Page.QuerySelector(".period a[href*='compte.pdf']")!.GetAttribute("href")!);
        var text = StatementMailingTests.Text(await answer.Content.ReadAsByteArrayAsync());

        Assert.Contains("Trésorerie de référence 735,50", text, StringComparison.Ordinal);
        Assert.Contains("Marge brute 950,00 950,00", text, StringComparison.Ordinal);
        foreach (var path in (string[])[$"/activites/{house.Bois}/compte.pdf", $"/activites/{house.Structure}/compte.pdf"])
            Assert.Equal(HttpStatusCode.NotFound, (await camille.Get(path)).StatusCode);
    }

    [Fact]
    public async Task The_team_switches_the_mails_on_and_off()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        using var noe = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await noe.Open("/portefeuille");
        await noe.Open(noe.Page.QuerySelector("a[href='/portefeuille/releves']")!.GetAttribute("href")!);
        Assert.Contains("Rien ne part pour l’instant", noe.Text, StringComparison.Ordinal);

        await noe.Submit("main form", ("Input.On", "true"), ("Input.Day", "31"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noe.Status);
        Assert.Contains("Choisissez un jour de 1 à 28", noe.Text, StringComparison.Ordinal);
        await noe.Submit("main form", ("Input.On", "true"), ("Input.Day", "6"));
        Assert.Contains("Prochain envoi le 6 décembre 2026", noe.Text, StringComparison.Ordinal);
        await noe.Submit("main form", ("Input.On", "false"));
        Assert.Contains("Rien ne part pour l’instant", noe.Text, StringComparison.Ordinal);
    }
}
