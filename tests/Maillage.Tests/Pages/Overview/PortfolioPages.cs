using System.Net;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Overview;

public sealed class PortfolioPages
{
    [Fact]
    public async Task The_team_sees_whom_to_call_and_opens_each_figure()
    {
        await using var house = await TestHouse.Serve();
        await AccountPages.Designer(house);
        await house.Post("2026-11-13 AC Achat\n 606 Bois 50.00\n 401 Bois -50.00");
        using var noe = await Team(house);

        await noe.Open("/portefeuille");

        Assert.Contains("1 activité appelle un suivi, sur 2", noe.Text, StringComparison.Ordinal);
        Assert.Equal(["Bois Clair", "Atelier des Cimes"], noe.Page.QuerySelectorAll("tbody .lead > a").Select(a => a.TextContent));
        Assert.Contains("Trésorerie sous zéro : −50,00 €", noe.Text, StringComparison.Ordinal);
        var figures = noe.Page.QuerySelectorAll("tbody tr").Last().QuerySelectorAll("td.num a").Select(a => (Visitor.Plain(a.TextContent), a.GetAttribute("href")!)).ToList();
        Assert.Equal(["1 200,00", "1 200,00", "0,00", "735,50"], figures.Select(f => f.Item1));
        foreach (var (text, href) in figures)
        {
            await noe.Open(href);
            Assert.Contains(text, noe.Text, StringComparison.Ordinal);
        }
        await noe.Open("/portefeuille?voir=derives&q=cimes");
        Assert.Contains("Aucune activité ne correspond", noe.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_has_every_activity_asked_for()
    {
        await using var house = await TestHouse.Serve();
        await AccountPages.Designer(house);
        using var noe = await Team(house);
        await noe.Open("/portefeuille?tri=nom");

        using var answer = await noe.Get(noe.Page.QuerySelector(".page-head a[href*='.csv']")!.GetAttribute("href")!);
        var rows = (await answer.Content.ReadAsStringAsync()).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(';')).ToList();

        Assert.Equal(["code", "A001", "A002"], rows.Select(r => r[0]));
        Assert.Equal(["1200,00", "1200,00", "0,00", "735,50"], rows[1][3..7]);
    }

    [Fact]
    public async Task It_asks_the_database_as_much_for_two_activities_as_for_sixty()
    {
        var counter = new SqlCounter();
        await using var house = await TestHouse.Serve(and: s => s.AddSingleton<IInterceptor>(counter));
        await AccountPages.Designer(house);
        using var noe = await Team(house);
        async Task<int> Count()
        {
            using (await noe.Get("/portefeuille")) counter.Reset();
            using (await noe.Get("/portefeuille")) return counter.Commands.Count;
        }
        var few = await Count();
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.AddRange(Enumerable.Range(10, 58).Select(i => new Activity(TestHouse.Cooperative, house.Entity, ActivityKind.Individual, $"A0{i}", $"Activité {i}", new(2026, 1, 1))));
            await db.SaveChangesAsync();
        });

        Assert.Equal(few, await Count());
        await noe.Open("/portefeuille?p=2");
        Assert.Equal(10, noe.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("51 à 60 sur 60", noe.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_do_not_see_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");

        foreach (var path in (string[])["/portefeuille", "/portefeuille.csv"])
            Assert.Equal(HttpStatusCode.Forbidden, (await camille.Get(path)).StatusCode);
    }

    private static async Task<Visitor> Team(TestHouse house)
    {
        await house.Account("Une Equipe", Role.Team);
        return await Visitor.SignedIn(house, "une.equipe@maillage.example");
    }
}
