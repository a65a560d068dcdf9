using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Overview.Evidence;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static Maillage.Tests.Harness.Accompanied;

namespace Maillage.Tests.Pages.Overview;

public sealed class EvidencePages
{
    [Fact]
    public async Task A_funder_arrives_at_the_evidence_and_reads_figures_without_names()
    {
        await using var house = await TestHouse.Serve();
        var camille = await house.Accompany("Camille", "Aubrac", house.Atelier, "2025-03-01", Cape(new(2025, 3, 1), new(2026, 2, 28)), Cesa(new(2026, 3, 1)));
        await house.Accompany("Élie", "Roux", house.Bois, "2026-06-01", Cape(new(2026, 6, 1), new(2026, 8, 31)));
        await house.Post("2026-10-10 VE Vente\n 512000 Atelier 100.00\n 706 Atelier -100.00");
        await house.Account("Une Région", Role.Funder, ScopeKind.Portfolio, await house.Financed(house.Atelier));
        using var region = await Visitor.SignedIn(house, "une.region@maillage.example");

        await region.Open("/");
        Assert.Contains("Ce qui vous est ouvert", region.Text, StringComparison.Ordinal);
        Assert.Equal(["/", "/justificatifs"], region.Page.QuerySelectorAll(".tabs a").Select(a => a.GetAttribute("href")));
        await region.Open(region.Page.QuerySelector("main a[href='/justificatifs']")!.GetAttribute("href")!);

        Assert.Contains("Personne accompagnée, du 1er janvier 2026 au 24 novembre 2026", region.Text, StringComparison.Ordinal);
        Assert.Contains("1 activité de votre étendue", region.Text, StringComparison.Ordinal);
        Assert.Equal("1", region.Page.QuerySelector(".hero .answer")!.TextContent);
        Assert.Equal(["1", "0", "0", "1", "328", "1", "1", "1", "0", "1", "0", "0", "–"], region.Page.QuerySelectorAll("dl.facts dd").Select(d => d.TextContent.Trim()));
        Assert.Contains("Non montré : moins de cinq activités ou de cinq personnes ont vendu", region.Text, StringComparison.Ordinal);
        Assert.Contains(await house.CodeOf(camille), Visitor.Plain(Assert.Single(region.Page.QuerySelectorAll("tbody tr")).TextContent), StringComparison.Ordinal);
        Assert.Contains("CAPE puis CESA", region.Text, StringComparison.Ordinal);
        Assert.Contains("passé·e en CESA le 01/03/2026", region.Text, StringComparison.Ordinal);
        foreach (var hidden in (string[])["Aubrac", "Roux", camille.ToString(), "Atelier"]) Assert.DoesNotContain(hidden, region.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);

        await region.Open("/justificatifs?de=2024-01&a=2024-12");
        Assert.Contains("Personne n’a été accompagné dans cette période", region.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_knows_of_whom_a_funder_speaks()
    {
        await using var house = await TestHouse.Serve();
        var camille = await house.Accompany("Camille", "Aubrac", house.Atelier, "2025-03-01", Cape(new(2026, 1, 1), new(2026, 12, 31)));
        using var noe = await Team(house);

        await noe.Open("/justificatifs?de=2026-01&a=2026-06");

        Assert.Contains("Toute la coopérative", noe.Text, StringComparison.Ordinal);
        Assert.Equal("Camille Aubrac", noe.Page.QuerySelector($"tbody a[href='/personnes/{camille}']")!.TextContent);
        Assert.Contains(await house.CodeOf(camille), noe.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_the_lines_of_the_page_and_names_for_the_team_alone()
    {
        await using var house = await TestHouse.Serve();
        var camille = await house.Accompany("=Camille", "Aubrac", house.Atelier, "2025-03-01", Cape(new(2025, 3, 1), new(2026, 2, 28)), Cesa(new(2026, 3, 1)));
        await house.Account("Une Région", Role.Funder, ScopeKind.Activity, house.Atelier.Value);
        using var region = await Visitor.SignedIn(house, "une.region@maillage.example");
        using var noe = await Team(house);
        var code = await house.CodeOf(camille);

        Assert.Equal(
            ["code;contrats;début;fin;jours;suite", $"{code};CAPE puis CESA;01/03/2025;;181;passé·e en CESA le 01/03/2026"], await Lines(region));
        Assert.Equal(
            ["code;nom;contrats;début;fin;jours;suite", $"{code};'=Camille Aubrac;CAPE puis CESA;01/03/2025;;181;passé·e en CESA le 01/03/2026"], await Lines(noe));

        static async Task<string[]> Lines(Visitor visitor)
        {
            await visitor.Open("/justificatifs?de=2026-01&a=2026-06");
            using var answer = await visitor.Get(visitor.Page.QuerySelector(".page-head a[href*='.csv']")!.GetAttribute("href")!);
            return (await answer.Content.ReadAsStringAsync()).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        }
    }

    [Fact]
    public async Task It_asks_the_database_as_much_for_one_person_as_for_sixty()
    {
        var counter = new SqlCounter();
        await using var house = await TestHouse.Serve(and: s => s.AddSingleton<IInterceptor>(counter));
        await house.Accompany("Camille", "Aubrac", house.Atelier, "2026-01-01", Cesa(new(2026, 1, 1)));
        using var noe = await Team(house);
        async Task<int> Count()
        {
            using (await noe.Get("/justificatifs")) counter.Reset();
            using (await noe.Get("/justificatifs")) return counter.Commands.Count;
        }
        var few = await Count();
        await house.Do(async s =>
        {
            var (db, people) = (s.GetRequiredService<Db>(), Enumerable.Range(10, 59).Select(i => new Person(TestHouse.Cooperative, $"Prénom {i}", "Nom", "")).ToList());
            db.AddRange(people);
            db.AddRange(people.Select(p => new Contract(TestHouse.Cooperative, Id<Contract>.New(), p.Id, Cesa(new(2026, 2, 1)))));
            await db.SaveChangesAsync();
        });

        Assert.Equal(few, await Count());
        await noe.Open("/justificatifs?p=2");
        Assert.Equal(10, noe.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("51 à 60 sur 60", noe.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_do_not_see_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Account("Un Voisin", Role.Funder, ScopeKind.Network, 0);
        foreach (var email in (string[])["camille.aubrac@maillage.example", "un.voisin@maillage.example"])
        {
            using var visitor = await Visitor.SignedIn(house, email);
            foreach (var path in (string[])["/justificatifs", "/justificatifs.csv"]) Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get(path)).StatusCode);
        }
    }

    private static async Task<Visitor> Team(TestHouse house)
    {
        await house.Account("Une Equipe", Role.Team);
        return await Visitor.SignedIn(house, "une.equipe@maillage.example");
    }
}
