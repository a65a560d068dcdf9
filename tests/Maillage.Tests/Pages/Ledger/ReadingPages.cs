using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Entries;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Ledger;

public sealed class ReadingPages
{
    [Fact]
    public async Task The_trial_balance_balances_marks_drafts_and_opens_on_the_account()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await EntryPages.Accountant(house);
        await house.Post("2025-06-10 VE Avant\n 411 Atelier 50.00\n 706 Atelier -50.00");
        await house.Post("2026-10-10 VE Facture\n 411 Atelier 100.00\n 706 Atelier -100.00");
        await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-11-10 OD Achat\n 606 Bois 5.00\n 401 Bois -5.00")));

        await visitor.Open("/comptabilite/balance?de=2026-11");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Résultats des exercices précédents, calculés −50,00", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Total 0,00 5,00 5,00 155,00 155,00", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Dont brouillons", visitor.Text, StringComparison.Ordinal);
        await visitor.Open(visitor.Page.QuerySelectorAll("tbody a").Single(a => a.TextContent == "411").GetAttribute("href")!);
        Assert.Contains("150,00 €", visitor.Text, StringComparison.Ordinal);
        await visitor.Open($"/comptabilite/balance?activite={house.Bois}");
        Assert.DoesNotContain("706", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_runs_on_from_page_to_page()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await EntryPages.Accountant(house);
        await house.Post("2025-12-31 OD Avant\n 512000 Atelier 7.00\n 101 Atelier -7.00");
        for (var i = 1; i <= 60; i++) await house.Post($"2026-11-{1 + i % 20:00} OD E{i}\n 512000 Atelier {i}.00\n 101 Atelier -{i}.00");

        await visitor.Open("/comptabilite/compte/512000");
        var last = visitor.Page.QuerySelectorAll("tbody tr").Last().QuerySelectorAll("td").Last().TextContent;
        await visitor.Open("/comptabilite/compte/512000?p=2");
        var rows = visitor.Page.QuerySelectorAll("tbody tr");

        Assert.Equal(11, rows.Length);
        Assert.StartsWith("Report", rows[0].TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(Visitor.Plain(last), Visitor.Plain(rows[0].QuerySelectorAll("td").Last().TextContent));
        Assert.Equal("1 837,00", Visitor.Plain(rows.Last().QuerySelectorAll("td").Last().TextContent));
    }

    [Fact]
    public async Task The_vat_of_a_month_leaves_the_return_itself_out()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await EntryPages.Accountant(house);
        await house.Post("2026-11-02 VE F1\n 411 Atelier 1200.00\n 706 Atelier -1000.00\n 4457420 Atelier -200.00");
        await house.Post("2026-11-12 BQ F1\n 512000 Atelier 600.00\n 411 Atelier -600.00\n 4457420 Atelier 100.00\n 4457120 Atelier -100.00");
        await house.Post("2026-11-13 AC A1\n 606 Atelier 50.00\n 44566 Atelier 10.00\n 611 Atelier 20.00\n 44564 Atelier 4.00\n 401 Atelier -84.00");
        await house.Post("2026-11-30 OD CA3\n 4457120 Atelier 100.00\n 44566 Atelier -10.00\n 44551 Atelier -90.00");

        await visitor.Open("/comptabilite/tva?mois=2026-11");

        Assert.Contains("TVA du mois à payer 90,00 €", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("20 % 500,00 € 100,00 €", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("en attente d’encaissement 100,00 €", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("en attente de paiement au fournisseur 4,00 €", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_comes_latest_first_and_leads_to_its_payment()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await EntryPages.Accountant(house);
        foreach (var (document, due) in ((string, string)[])[("A2", "2026-12-20"), ("A1", "2026-11-01")])
        {
            var draft = house.Draft($"2026-10-12 AC {document}\n 606 Atelier 100.00\n 401 Atelier -100.00");
            await house.Do(s => s.GetRequiredService<Posting>().Post(draft with { Lines = [draft.Lines[0], draft.Lines[1] with { Due = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture) }] }));
        }

        await visitor.Open("/comptabilite/echeances?sens=nous");
        Assert.Equal(["A1", "A2"], visitor.Page.QuerySelectorAll("tbody td.lead").Select(c => c.TextContent.Trim()));
        Assert.Contains("23 jours de retard", visitor.Text, StringComparison.Ordinal);
        await visitor.Open(visitor.Page.QuerySelectorAll("tbody a").First(a => a.TextContent == "Saisir le paiement").GetAttribute("href")!);
        await visitor.Submit("main form[method=post]", ("acte", "enregistrer"));
        await visitor.Submit("form[action*='Valider']");
        await visitor.Open("/comptabilite/echeances?sens=nous");

        Assert.Equal(["A2"], visitor.Page.QuerySelectorAll("tbody td.lead").Select(c => c.TextContent.Trim()));
        await visitor.Open("/comptabilite/compte/401");
        Assert.Equal(2, visitor.Page.QuerySelectorAll("tbody td").Count(c => c.TextContent.Trim() == "A"));
    }

    [Fact]
    public async Task An_entrepreneur_reads_the_lines_of_their_own_activity_and_no_others()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var visitor = await Visitor.SignedIn(house, "un.entrepreneur@maillage.example");
        var mixed = (await house.Post("2026-11-10 OD Mixte\n 606 Atelier 10.00\n 401 Atelier -10.00\n 606 Bois 999.00\n 401 Bois -999.00")).Value!;
        var other = (await house.Post("2026-11-11 OD Ailleurs\n 606 Bois 888.00\n 401 Bois -888.00")).Value!;

        foreach (var page in (string[])["/comptabilite/balance", "/comptabilite/compte/606", $"/comptabilite/ecritures/{mixed.Id}", "/comptabilite/ecritures", "/comptabilite/tva?mois=2026-11", "/comptabilite/echeances"])
        {
            await visitor.Open(page);
            Assert.True(visitor.Status == HttpStatusCode.OK, $"{page} {visitor.Status} {visitor.Page.DocumentElement.OuterHtml}");
            Assert.DoesNotContain("999,00", visitor.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("888,00", visitor.Text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("999,00", await (await visitor.Get("/comptabilite/ecritures.csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var page in (string[])[$"/comptabilite/ecritures/{other.Id}", $"/comptabilite/balance?activite={house.Bois}", "/comptabilite/compte/x"])
            Assert.True((await visitor.Get(page)).StatusCode == HttpStatusCode.NotFound, page);
        foreach (var page in (string[])["/comptabilite", "/comptabilite/periodes", "/comptabilite/import", "/comptabilite/ecritures/nouvelle"])
            Assert.True((await visitor.Get(page)).StatusCode == HttpStatusCode.Forbidden, page);
        await visitor.Open("/comptabilite/balance");
        Assert.Null(visitor.Page.QuerySelector("a.back"));
    }

    [Fact]
    public async Task A_month_is_closed_from_the_page_of_periods()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await EntryPages.Accountant(house);
        await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-01-10 OD Achat\n 606 Bois 5.00\n 401 Bois -5.00")));

        await visitor.Open("/comptabilite/periodes");
        Assert.Contains("1 brouillon", visitor.Text, StringComparison.Ordinal);
        await visitor.Submit("form[action*='Clore']", ("month", "2025-01"));
        Assert.Contains("Le mois de janvier 2025 est clos et scellé.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await visitor.Submit("form[action*='Clore']", ("month", "2026-01"));

        Assert.Contains("Une écriture de janvier 2026 est encore en brouillon", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }
}
