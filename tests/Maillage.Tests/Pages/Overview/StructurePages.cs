using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages.Overview;

public sealed class StructurePages
{
    [Fact]
    public async Task Everyone_who_pays_reads_what_it_becomes()
    {
        await using var house = await TestHouse.Serve();
        await AccountPages.Designer(house);
        await house.Post("2025-06-30 PA Paie\n 641 Structure 1500.00\n 421 Structure -1500.00");
        await house.Post("2026-06-30 PA Paie\n 641 Structure 2000.00\n 512000 Structure -2000.00");
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Account("Une Equipe", Role.Team);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        using var noe = await Visitor.SignedIn(house, "une.equipe@maillage.example");

        await camille.Open("/services-partages");
        Assert.Contains("Résultat des services communs, exercice 2026 en cours −1 876,50 €", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Reçu 123,50 €, dépensé 2 000,00 €. Un an avant : −1 500,00 €.", camille.Text, StringComparison.Ordinal);
        Assert.Contains("exactement ce que le grand livre porte", camille.Text, StringComparison.Ordinal);
        Assert.Empty(camille.Page.QuerySelectorAll("main td a"));
        Assert.DoesNotContain("Banque et caisse", camille.Text, StringComparison.Ordinal);

        await noe.Open("/services-partages");
        Assert.Contains("Les banques et les caisses portent −951,00 € au grand livre : c’est la somme", noe.Text, StringComparison.Ordinal);
        var figures = noe.Page.QuerySelectorAll("main td.num a").Select(a => (Text: Visitor.Plain(a.TextContent), Href: a.GetAttribute("href")!)).ToList();
        Assert.Equal(["123,50", "2 000,00"], figures.Select(f => f.Text));
        foreach (var (text, href) in figures)
        {
            await noe.Open(href);
            Assert.Equal(text, Visitor.Plain(noe.Page.QuerySelector(".answer")!.TextContent).TrimStart('−').Replace(" €", "", StringComparison.Ordinal));
        }
        await noe.Open("/services-partages");
        await noe.Open(noe.Page.QuerySelectorAll(".filters a").Single(a => a.TextContent == "2025").GetAttribute("href")!);
        Assert.Contains("exercice 2025 −1 500,00 €", noe.Text, StringComparison.Ordinal);
        await noe.Open("/services-partages?annee=-5&entite=");
        Assert.Equal(HttpStatusCode.OK, noe.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await noe.Get("/services-partages?entite=1")).StatusCode);
    }
}
