using System.Net;
using System.Text.Json;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Sales.Invoices;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class SalesPagesTests
{
    private static readonly (string, string)[] NewCustomer =
    [
        ("Input.NewCustomer.Name", "Studio Nord"), ("Input.NewCustomer.Siren", "552 100 554"), ("Input.NewCustomer.Street", "4 rue du Port"),
        ("Input.NewCustomer.PostCode", "26400"), ("Input.NewCustomer.City", "Crest"),
    ];

    private static readonly (string, string)[] OneLine = [("Input.Lines[0].Description", "Habillage du site"), ("Input.Lines[0].UnitPrice", "1 000,50")];

    [Fact]
    public async Task An_entrepreneur_submits_in_one_page_and_the_team_issues_and_collects()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/factures/nouvelle");
        await camille.Submit("form[data-autosave]", [.. NewCustomer, .. OneLine, ("op", "submit")]);
        Assert.Equal(HttpStatusCode.OK, camille.Status);
        Assert.Contains("à valider", camille.Text, StringComparison.Ordinal);
        Assert.Contains("1 200,60 €", camille.Text, StringComparison.Ordinal);
        var record = camille.Path;

        using var noe = await Team(house);
        await noe.Open("/factures/a-valider");
        Assert.Contains("première facture", noe.Text, StringComparison.Ordinal);
        await noe.Submit("td form");
        Assert.Contains("La facture 2026-00001 est émise.", noe.Text, StringComparison.Ordinal);

        await noe.Open(record);
        await noe.Submit("form#encaisser", ("Receipt.Amount", "-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noe.Status);
        Assert.Contains("Le montant ne peut pas être négatif", noe.Text, StringComparison.Ordinal);
        await noe.Submit("form#encaisser", ("Receipt.Amount", "1 250,60"));
        Assert.Contains("1 200,60 € encaissés sur la facture 2026-00001. Les 50,00 € de plus restent en avance de ce client.", noe.Text, StringComparison.Ordinal);
        Assert.Contains("réglée", noe.Text, StringComparison.Ordinal);
        await noe.Open("/encaissements");
        Assert.Contains("Studio Nord", noe.Text, StringComparison.Ordinal);

        await camille.Open("/factures?etat=reglees");
        Assert.Contains("2026-00001", camille.Text, StringComparison.Ordinal);
        var pdf = await camille.Get(record + "/pdf");
        Assert.Equal(("application/pdf", "inline; filename=Facture-2026-00001.pdf"), (pdf.Content.Headers.ContentType!.MediaType, pdf.Content.Headers.ContentDisposition!.ToString().Replace("\"", "", StringComparison.Ordinal)));
        var csv = await (await camille.Get("/factures/export.csv")).Content.ReadAsStringAsync();
        Assert.Contains("2026-00001;24/11/2026;Studio Nord", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_what_was_typed_stays()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/factures/nouvelle");
        await camille.Submit("form[data-autosave]", ("Input.Subject", "Stage"), ("Input.Lines[0].Description", "Jour"), ("Input.Lines[0].UnitPrice", "beaucoup"), ("op", "submit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Equal("beaucoup", camille.Page.QuerySelector("#Input_Lines_0__UnitPrice")!.GetAttribute("value"));
        Assert.Contains("n’est pas un nombre accepté", camille.Page.QuerySelector("#Input_Lines_0__UnitPrice-erreur")!.TextContent, StringComparison.Ordinal);

        await camille.Submit("form[data-autosave]", ("Input.Lines[0].UnitPrice", "100"), ("op", "submit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("Choisissez un client", camille.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.Read(db => db.Set<Invoice>().CountAsync()));
    }

    [Fact]
    public async Task Lines_are_added_and_removed_without_script()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/factures/nouvelle");
        await camille.Submit("form[data-autosave]", [.. OneLine, ("op", "add-line:Item")]);
        await camille.Submit("form[data-autosave]", ("Input.Lines[1].Description", "Pose"), ("Input.Lines[1].UnitPrice", "50"), ("Input.Lines[1].VatCode", "Goods:FR055"), ("op", "add-line:Item"));
        Assert.Contains("1 253,35 €", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form[data-autosave]", ("op", "remove-line:0"));
        Assert.Equal("Pose", camille.Page.QuerySelector("#Input_Lines_0__Description")!.GetAttribute("value"));
        Assert.Contains("52,75 €", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_people_sees_both_versions_and_may_save_again()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/factures/nouvelle");
        await camille.Submit("form[data-autosave]", [.. OneLine, ("op", "save")]);
        var edit = camille.Path + "/modifier";
        using var noe = await Team(house);
        await camille.Open(edit);
        await noe.Open(edit);
        await noe.Submit("form[data-autosave]", ("Input.Subject", "Selon Noé"), ("op", "save"));

        await camille.Submit("form[data-autosave]", ("Input.Subject", "Selon Camille"), ("op", "save"));
        Assert.Equal(HttpStatusCode.Conflict, camille.Status);
        Assert.Contains("Quelqu’un a modifié", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Selon Noé", camille.Text, StringComparison.Ordinal);
        Assert.Equal("Selon Camille", camille.Page.QuerySelector("#Input_Subject")!.GetAttribute("value"));
        await camille.Submit("form[data-autosave]", ("op", "save"));
        Assert.Equal("Selon Camille", await house.Read(db => db.Set<Invoice>().Select(i => i.Subject).SingleAsync()));
    }

    [Fact]
    public async Task A_draft_saves_itself_and_the_totals_follow()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/factures/nouvelle");
        var edit = camille.Path.Split('?')[0];
        await camille.Submit($"form[data-autosave]", [.. OneLine, ("op", "save")]);
        await camille.Open(edit);
        var form = camille.Page.QuerySelector("form[data-autosave]")!;
        form.SetAttribute("action", form.GetAttribute("data-autosave")!);
        var first = await camille.Submit("form[data-autosave]", ("Input.Subject", "Deuxième"));
        var said = JsonDocument.Parse(first.Body!.TextContent).RootElement;
        Assert.Equal(2, said.GetProperty("version").GetInt32());
        Assert.StartsWith("Brouillon enregistré à", said.GetProperty("message").GetString(), StringComparison.Ordinal);

        await camille.Open(edit);
        form = camille.Page.QuerySelector("form[data-autosave]")!;
        form.SetAttribute("action", form.GetAttribute("data-autosave")!);
        var stale = await camille.Submit("form[data-autosave]", ("Input.Version", "1"), ("Input.Subject", "Troisième"));
        Assert.Equal(HttpStatusCode.Conflict, camille.Status);
        Assert.Contains("Quelqu’un a modifié", JsonDocument.Parse(stale.Body!.TextContent).RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);

        await camille.Open(edit);
        form = camille.Page.QuerySelector("form[data-autosave]")!;
        form.SetAttribute("action", form.GetAttribute("data-totals")!);
        await camille.Submit("form[data-autosave]", ("Input.Lines[0].Quantity", "3"));
        Assert.Contains("3 601,80 €", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_activity_is_not_found()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/factures/nouvelle");
        await camille.Submit("form[data-autosave]", [.. NewCustomer, .. OneLine, ("op", "submit")]);
        var record = camille.Path;
        var client = camille.Page.QuerySelector("a[href^='/clients/']")!.GetAttribute("href")!;
        await house.Account("Bruno Bois", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        using var bruno = await Visitor.SignedIn(house, "bruno.bois@maillage.example");

        foreach (var path in (string[])[record, record + "/modifier", record + "/pdf", client, client + "/modifier"])
        {
            await bruno.Open(path);
            Assert.Equal(HttpStatusCode.NotFound, bruno.Status);
        }
        await bruno.Open("/factures/a-valider");
        Assert.Equal(HttpStatusCode.Forbidden, bruno.Status);
    }

    [Fact]
    public async Task A_customer_with_the_same_siren_is_warned_about()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        (string, string)[] fields = [("Input.Name", "Studio Nord"), ("Input.Siren", "552100554"), ("Input.Street", "4 rue du Port"), ("Input.PostCode", "26400"), ("Input.City", "Crest")];
        await camille.Open("/clients/nouveau");
        await camille.Submit("form[data-outbox-key]", [.. fields, ("Input.Siren", "552100555")]);
        Assert.Contains("un de ses chiffres est faux", camille.Page.QuerySelector("#Input_Siren-erreur")!.TextContent, StringComparison.Ordinal);
        await camille.Submit("form[data-outbox-key]", fields);
        Assert.StartsWith("/clients/", camille.Path, StringComparison.Ordinal);
        await camille.Open("/clients/nouveau");
        await camille.Submit("form[data-outbox-key]", fields);
        Assert.Contains("déjà un client avec ce SIREN", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form[data-outbox-key]", ("Input.Anyway", "true"));
        await camille.Open("/clients?q=studio");
        Assert.Equal(2, camille.Page.QuerySelectorAll("td.lead a").Length);
    }

    private static async Task<Visitor> Entrepreneur(TestHouse house)
    {
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        return await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
    }

    private static async Task<Visitor> Team(TestHouse house)
    {
        await house.Account("Noé Ferrand", Role.Team);
        return await Visitor.SignedIn(house, "noe.ferrand@maillage.example");
    }
}
