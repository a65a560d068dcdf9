using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Overview;

public sealed class HomePages
{
    [Fact]
    public async Task An_entrepreneur_finds_the_treasury_what_to_do_in_order_and_the_sales_of_the_year()
    {
        await using var house = await TestHouse.Serve(today: "2026-10-01");
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Sell();
        house.MoveTo("2026-11-24");
        await house.Receive((await house.Sell(Sale.Line("Stage", 500m))).Id, 600m);
        var customer = (await house.Customer(anyway: true)).Value!;
        await house.Save(Sale.Draft(customer.Id, Sale.Line("Affiche", 300m)), Id<Invoice>.New(), 0);
        var submitted = (await house.Submit(Sale.Draft(customer.Id, Sale.Line("Logo", 800m)))).Value!;
        await house.Do(s => s.GetRequiredService<InvoiceActions>().Return(submitted.Id, "Précisez le nombre de jours."));
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");

        await camille.Open("/");

        Assert.Contains("500,00 €", Visitor.Plain(camille.Page.QuerySelector(".hero .answer")!.TextContent), StringComparison.Ordinal);
        Assert.Equal(["renvoyée", "en retard", "brouillon"], camille.Page.QuerySelectorAll(".tasks .status").Select(s => s.TextContent));
        Assert.Contains("« Précisez le nombre de jours. »", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Studio Nord, échue depuis 24 jours 1 200,00 €", camille.Text, StringComparison.Ordinal);
        Assert.Contains("500,00 € en novembre, 1 500,00 € sur douze mois", camille.Text, StringComparison.Ordinal);
        Assert.Equal(12, camille.Page.QuerySelectorAll(".chart tbody tr").Length);
        Assert.NotNull(camille.Page.QuerySelector(".big-acts a[href='/factures/nouvelle']"));
        foreach (var act in camille.Page.QuerySelectorAll(".tasks a, .big-acts a, .hero a").Select(a => a.GetAttribute("href")!).Distinct())
            Assert.True((await camille.Get(act)).IsSuccessStatusCode, act);
    }

    [Fact]
    public async Task A_new_entrepreneur_is_told_what_will_come()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");

        await camille.Open("/");

        Assert.Contains("Rien ne vous attend", camille.Text, StringComparison.Ordinal);
        Assert.Contains("votre première facture", camille.Text, StringComparison.Ordinal);
        Assert.Null(camille.Page.QuerySelector("svg.chart, figure.chart"));
    }

    [Fact]
    public async Task The_team_finds_what_waits_the_figures_of_the_house_and_who_is_below_zero()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        await house.Receive((await house.Sell()).Id, 1200m);
        await house.Submit(Sale.Draft((await house.Customer(anyway: true)).Value!.Id));
        await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-11-20 AC Vis\n 606 Bois 20.00\n 401 Bois -20.00")));
        using var noe = await Visitor.SignedIn(house, "une.equipe@maillage.example");

        await noe.Open("/");

        Assert.Contains("1 facture attend d’être émise, la plus ancienne depuis le 24 novembre 2026", noe.Text, StringComparison.Ordinal);
        Assert.Contains("1 écriture en brouillon", noe.Text, StringComparison.Ordinal);
        Assert.Contains("22 mois, à partir de janvier 2025", noe.Text, StringComparison.Ordinal);
        Assert.Equal(["Chiffre d’affaires hors taxes 1 000,00 €", "Encaissements 1 200,00 €", "En banque et en caisse 1 200,00 €"],
            noe.Page.QuerySelectorAll("dl.amounts > div").Select(d => Visitor.Plain($"{d.QuerySelector("dt")!.TextContent} {d.QuerySelector("dd")!.TextContent}")));
        Assert.Contains("Une activité est au-dessous de zéro.", noe.Text, StringComparison.Ordinal);
        Assert.Contains("Bois Clair A002 sous zéro dont −20,00 € en brouillon −20,00 €", noe.Text, StringComparison.Ordinal);
        foreach (var act in noe.Page.QuerySelectorAll("main a, .tabs a, .bar a").Select(a => a.GetAttribute("href")!).Distinct())
            Assert.True((await noe.Get(act)).IsSuccessStatusCode, act);
    }

    [Fact]
    public async Task An_administrator_finds_who_and_what_is_not_ready()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Administrateur", Role.Administrator);
        await house.Do(async s =>
        {
            s.GetRequiredService<Db>().Add(new Person(TestHouse.Cooperative, "Camille", "Aubrac", ""));
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        using var lou = await Visitor.SignedIn(house, "un.administrateur@maillage.example");

        await lou.Open("/");

        Assert.Contains("1 personne n’a pas de compte pour se connecter", lou.Text, StringComparison.Ordinal);
        Assert.Contains("2 activités ouvertes n’ont personne", lou.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Trésorerie", lou.Text, StringComparison.Ordinal);
        foreach (var act in lou.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Distinct())
            Assert.True((await lou.Get(act)).IsSuccessStatusCode, act);
    }

    [Fact]
    public async Task The_home_and_the_account_ask_the_database_a_few_times_only()
    {
        var counter = new SqlCounter();
        await using var house = await TestHouse.Serve(and: s => s.AddSingleton<IInterceptor>(counter));
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Account("Une Equipe", Role.Team);
        await AccountPages.Designer(house);
        foreach (var (email, path, budget) in ((string, string, int)[])
        [
            ("camille.aubrac@maillage.example", "/", 13), ("camille.aubrac@maillage.example", "/mon-compte", 17),
            ("une.equipe@maillage.example", "/", 15), ("une.equipe@maillage.example", $"/activites/{house.Atelier}/compte", 17),
        ])
        {
            using var visitor = await Visitor.SignedIn(house, email);
            using (await visitor.Get(path)) counter.Reset();
            using (await visitor.Get(path)) Assert.True(counter.Commands.Count <= budget, $"{email} {path}: {counter.Commands.Count}\n{string.Join("\n\n", counter.Commands)}");
        }
    }
}
