using System.Net;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Overview;

public sealed class AccountPages
{
    [Fact]
    public async Task An_entrepreneur_reads_what_their_activity_has_and_why()
    {
        await using var house = await TestHouse.Serve();
        await Designer(house);
        using var camille = await Entrepreneur(house);

        await camille.Open("/mon-compte");

        Assert.Equal(HttpStatusCode.OK, camille.Status);
        Assert.Contains("Trésorerie de référence aujourd’hui 735,50 €", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Banque, caisse et liaison entre activités : 925,50 €", camille.Text, StringComparison.Ordinal);
        Assert.Contains("TVA et impôts : −190,00 €", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Marge brute 950,00", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Contribution coopérative −123,50", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Résultat de l’activité 735,50", camille.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("brouillon", camille.Text, StringComparison.Ordinal);
        Assert.Equal("Mon compte", camille.Page.QuerySelector(".tabs [aria-current]")!.TextContent.Trim());
    }

    [Fact]
    public async Task Every_figure_opens_on_lines_that_add_up_to_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Post("2025-11-10 VE Avant\n 512000 Atelier 70.00\n 706 Atelier -70.00");
        await house.Post("2026-10-10 VE Octobre\n 411 Atelier 240.00\n 706 Atelier -200.00\n 4457420 Atelier -40.00");
        await Designer(house);
        using var camille = await Entrepreneur(house);
        await camille.Open("/mon-compte");
        var figures = camille.Page.QuerySelectorAll("dl.amounts dd a, td.num a").Select(a => (Text: Visitor.Plain(a.TextContent).Replace(" €", "", StringComparison.Ordinal), Href: a.GetAttribute("href")!)).ToList();
        var steps = camille.Page.QuerySelectorAll(".hero li:has(a)").Select(li => (Text: Regex.Match(Visitor.Plain(li.TextContent), @" : (−?[\d ]+,\d\d) €").Groups[1].Value, Href: li.QuerySelector("a")!.GetAttribute("href")!)).ToList();

        Assert.True(figures.Count > 20, $"{figures.Count}");
        Assert.Equal(4, steps.Count);
        foreach (var (text, href) in figures.Concat(steps).Distinct())
        {
            await camille.Open(href);
            Assert.True(camille.Status == HttpStatusCode.OK, href);
            Assert.Equal(text.TrimStart('−'), Visitor.Plain(camille.Page.QuerySelector(".answer")!.TextContent).TrimStart('−').Replace(" €", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Drafts_are_marked_wherever_they_count()
    {
        await using var house = await TestHouse.Serve();
        await Designer(house);
        await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-11-20 AC Papier\n 606 Atelier 20.00\n 401 Atelier -20.00")));
        using var camille = await Entrepreneur(house);

        await camille.Open("/mon-compte");

        Assert.Contains("715,50 € dont −20,00 € en brouillon", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Fournisseurs à payer : −20,00 €, dont −20,00 € en brouillon", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Achats −20,00 −20,00", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Fournisseurs à payer 20,00 20,00", camille.Text, StringComparison.Ordinal);
        await camille.Open("/");
        Assert.Contains("715,50 € dont −20,00 € en brouillon", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_contribution_still_takes_is_said_with_its_steps()
    {
        await using var house = await TestHouse.Serve();
        await house.Adopt("solstice-2017", new Month(2026, 11));
        await house.Post("2026-11-03 BQ Vente\n 512000 Atelier 1440.00\n 706000 Atelier -1200.00\n 4457120 Atelier -240.00");
        await house.Post("2026-11-05 BQ Impression\n 611 Atelier 250.00\n 44566 Atelier 50.00\n 512000 Atelier -300.00");
        using var camille = await Entrepreneur(house);

        await camille.Open("/mon-compte");

        Assert.Contains("pas encore retirée : 123,50 €. Ce qui est libre : 826,50 €", camille.Text.Replace(" ,", ",", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Contribution à venir, non comptée −123,50", camille.Text, StringComparison.Ordinal);
        Assert.Contains("D’où vient la contribution ?", camille.Text, StringComparison.Ordinal);
        foreach (var page in camille.Page.QuerySelectorAll("main a[href*='/contribution']").Select(a => a.GetAttribute("href")!).Distinct())
            Assert.True((await camille.Get(page)).IsSuccessStatusCode, page);
        await camille.Open("/");
        Assert.Contains("pas encore retirée : 123,50 €.", camille.Text, StringComparison.Ordinal);
        await camille.Open("/mon-compte?mois=2029-01");
        Assert.Equal(HttpStatusCode.OK, camille.Status);
        await camille.Open("/mon-compte?de=1900-01&a=2900-01");
        Assert.Equal(HttpStatusCode.OK, camille.Status);
    }

    [Fact]
    public async Task The_period_is_a_month_a_year_or_any_months()
    {
        await using var house = await TestHouse.Serve();
        await house.Post("2025-11-10 VE Avant\n 512000 Atelier 70.00\n 706 Atelier -70.00");
        await house.Post("2026-02-10 VE Février\n 512000 Atelier 200.00\n 706 Atelier -200.00");
        await house.Post("2026-11-10 VE Novembre\n 512000 Atelier 1000.00\n 706 Atelier -1000.00");
        using var camille = await Entrepreneur(house);

        await camille.Open("/mon-compte");
        Assert.Contains("Chiffre d’affaires 1 000,00 1 200,00 70,00", camille.Text, StringComparison.Ordinal);
        await camille.Open(camille.Page.QuerySelector(".period .all")!.GetAttribute("href") is { } year ? "/mon-compte" + year : "");
        Assert.Contains("Janvier à décembre 2026 Chiffre d’affaires 1 200,00 €", camille.Text, StringComparison.Ordinal);
        await camille.Open("/mon-compte");
        await camille.Submit(".period form", ("de", "2026-10"), ("a", "2026-02"));
        Assert.Contains("Février à octobre 2026 Chiffre d’affaires 200,00 €", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Trésorerie de référence à fin octobre 2026 270,00 €", camille.Text, StringComparison.Ordinal);
        await camille.Open("/mon-compte?mois=hier");
        Assert.Equal(HttpStatusCode.OK, camille.Status);
        await camille.Open("/mon-compte?mois=2026-01");
        Assert.Contains("Chiffre d’affaires 0,00", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_reads_back_as_the_page_says()
    {
        await using var house = await TestHouse.Serve();
        await Designer(house);
        using var camille = await Entrepreneur(house);
        await camille.Open("/mon-compte");

        using var answer = await camille.Get(camille.Page.QuerySelector(".period a[href*='compte.csv']")!.GetAttribute("href")!);
        var rows = (await answer.Content.ReadAsStringAsync()).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(';')).ToList();

        Assert.Equal("compte-A001-2026-11-2026-11.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal(["partie", "poste", "comptes", "montant", "dont brouillons", "un an avant"], rows[0]);
        Assert.Equal("735,50", rows.Single(r => r is ["Trésorerie de référence", "Total", ..])[3]);
        Assert.Equal("950,00", rows.Single(r => r[1] == "Marge brute")[3]);
        // A negative amount stays a number for the spreadsheet.
        Assert.Contains(rows.Skip(1), r => r[3].StartsWith('-') && decimal.TryParse(r[3].Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out _));
        Assert.DoesNotContain(rows, r => r[3].StartsWith('\''));
        Assert.Equal(rows.Single(r => r is ["Actif", "Total", ..])[3], rows.Single(r => r is ["Passif", "Total", ..])[3]);
    }

    [Fact]
    public async Task Nobody_reads_the_account_of_an_activity_that_is_not_theirs()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Administrateur", Role.Administrator);
        using var camille = await Entrepreneur(house);
        using var administrator = await Visitor.SignedIn(house, "un.administrateur@maillage.example");
        var path = $"/activites/{house.Bois}/compte";

        foreach (var asked in (string[])[path, path + ".csv", $"/mon-compte?activite={house.Bois}"])
            Assert.True((await camille.Get(asked)).StatusCode == HttpStatusCode.NotFound, asked);
        foreach (var asked in (string[])[path, path + ".csv", "/mon-compte"])
            Assert.True((await administrator.Get(asked)).StatusCode == HttpStatusCode.Forbidden, asked);
        await administrator.Open($"/activites/{house.Bois}");
        Assert.Null(administrator.Page.QuerySelector("main a[href$='/compte']"));
    }

    [Fact]
    public async Task The_team_goes_from_one_activity_to_the_next()
    {
        await using var house = await TestHouse.Serve();
        await Designer(house);
        await house.Account("Une Equipe", Role.Team);
        using var noe = await Visitor.SignedIn(house, "une.equipe@maillage.example");

        await noe.Open($"/activites/{house.Atelier}");
        await noe.Open(noe.Page.QuerySelector(".page-head a[href$='/compte']")!.GetAttribute("href")!);
        Assert.Contains("735,50 €", noe.Text, StringComparison.Ordinal);
        await noe.Open($"/activites/{house.Atelier}/compte?mois=2026-10");
        await noe.Open(noe.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal($"/activites/{house.Bois}/compte?mois=2026-10", noe.Path);
        Assert.Null(noe.Page.QuerySelector("a[rel=next]"));
        Assert.Contains("Rien n’est encore écrit", noe.Text, StringComparison.Ordinal);
        await noe.Open(noe.Page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal($"/activites/{house.Atelier}/compte?mois=2026-10", noe.Path);
    }

    [Fact]
    public async Task Someone_with_several_activities_chooses()
    {
        await using var house = await TestHouse.Serve();
        await Designer(house);
        var account = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new Grant(TestHouse.Cooperative, account, Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value, new DateRange(new DateOnly(2026, 1, 1)), "test"));
            await db.SaveChangesAsync();
        });
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");

        await camille.Open("/mon-compte");
        await camille.Open(camille.Page.QuerySelectorAll(".filters a").Single(a => a.TextContent == "Bois Clair").GetAttribute("href")!);

        Assert.Contains("0,00 €", camille.Page.QuerySelector(".hero .answer")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.All(camille.Page.QuerySelectorAll(".period a:not([href*='/compte.'])"), a => Assert.Contains($"activite={house.Bois}", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    /// <summary>The worked example of a designer's month: 735.50 left.</summary>
    internal static async Task Designer(TestHouse house)
    {
        await house.Post("2026-11-03 BQ Vente\n 512000 Atelier 1440.00\n 706000 Atelier -1200.00\n 4457120 Atelier -240.00");
        await house.Post("2026-11-05 BQ Impression\n 611 Atelier 250.00\n 44566 Atelier 50.00\n 512000 Atelier -300.00");
        await house.Post("2026-11-20 BQ Frais\n 6262 Atelier 30.00\n 6251 Atelier 45.00\n 6161 Atelier 16.00\n 512000 Atelier -91.00");
        await house.Post("2026-11-24 OD Contribution\n 758900 Atelier 123.50\n 5800 Atelier -123.50\n 5800 Structure 123.50\n 758900 Structure -123.50");
    }

    private static async Task<Visitor> Entrepreneur(TestHouse house)
    {
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        return await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
    }
}
