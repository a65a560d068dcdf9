using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Sales.Recurring;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class RecurringPagesTests
{
    [Fact]
    public async Task An_invoice_is_repeated_each_month_and_its_drafts_wait_on_the_home_page()
    {
        await using var house = await TestHouse.Serve();
        var invoice = await house.Sell(Sale.Line("Maintenance", 100));
        var camille = await Camille(house);
        await camille.Open($"/factures/{invoice.Id}");
        await camille.Open(camille.Page.QuerySelectorAll("main a").Single(a => a.TextContent == "Répéter").GetAttribute("href")!);
        Assert.Equal("2026-12-03", camille.Page.QuerySelector("#Input_SaleFrom")!.GetAttribute("value"));

        await camille.Submit("form#modele", ("Input.First", "2026-11-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("La prochaine facture se prépare aujourd’hui ou plus tard.", camille.Page.QuerySelector("#Input_First-erreur")!.TextContent, StringComparison.Ordinal);
        await camille.Submit("form#modele", ("Input.First", "2026-12-05"), ("Input.Subject", "Maintenance de {mois}"), ("op", "save"));

        Assert.Contains("Prochain brouillon le 5 décembre 2026.", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Maintenance de décembre", camille.Text, StringComparison.Ordinal);
        house.MoveTo("2026-12-05");
        await house.Do(s => s.GetRequiredService<RecurringRun>().MakeDue());
        camille.Dispose();
        camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open("/");
        Assert.Contains("1 brouillon récurrent à vérifier", camille.Text, StringComparison.Ordinal);
        await camille.Open("/factures/recurrentes");
        await camille.Open(camille.Page.QuerySelector("main td a")!.GetAttribute("href")!);
        var record = camille.Path;
        await camille.Open(camille.Page.QuerySelector("main .tasks a")!.GetAttribute("href")!);
        Assert.Contains("Faite par une facture récurrente", camille.Text, StringComparison.Ordinal);

        await camille.Open(record);
        await camille.Submit("form[action*='Pause']");
        Assert.Contains("en pause", camille.Text, StringComparison.Ordinal);
        await camille.Open(record + "/modifier");
        Assert.Equal("2027-01-05", camille.Page.QuerySelector("#Input_First")!.GetAttribute("value"));
        await camille.Submit("form#modele", ("Input.Every", "2"), ("op", "save"));
        Assert.Contains("tous les 2 mois", camille.Text, StringComparison.Ordinal);
        camille.Dispose();
    }

    [Fact]
    public async Task A_model_is_written_from_nothing_without_script_and_keeps_what_was_typed()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Camille(house);
        await camille.Open("/factures/recurrentes/nouvelle");
        await camille.Submit("form#modele", ("Input.Every", "souvent"), ("Input.Lines[0].Description", "Loyer"), ("Input.Lines[0].UnitPrice", "300"), ("op", "save"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Equal("souvent", camille.Page.QuerySelector("#Input_Every")!.GetAttribute("value"));
        await camille.Submit("form#modele", ("Input.Every", "1"), ("op", "save"));
        Assert.Contains("Choisissez le client", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form#modele", ("Input.NewCustomer.Kind", "Private"), ("Input.NewCustomer.Name", "Rose Amblard"), ("Input.NewCustomer.Street", "2 rue Basse"), ("Input.NewCustomer.PostCode", "26400"), ("Input.NewCustomer.City", "Crest"), ("op", "save"));
        Assert.Contains("Prochain brouillon le 1er décembre 2026.", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_of_others_do_not_exist()
    {
        await using var house = await TestHouse.Serve();
        var invoice = await house.Sell(Sale.Line("Maintenance", 100));
        await house.Account("Youn Kerdrel", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        using var youn = await Visitor.SignedIn(house, "youn.kerdrel@maillage.example");
        await youn.Open($"/factures/recurrentes/{IdSequence.Next()}/modifier?facture={invoice.Id}");
        Assert.Equal(HttpStatusCode.NotFound, youn.Status);
    }

    private static async Task<Visitor> Camille(TestHouse house)
    {
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        return await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
    }
}
