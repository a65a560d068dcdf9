using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Sales.Customers;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages;

public sealed class CustomerPagesTests
{
    private const string Rows = "nom;siren;rue;cp;ville\nStudio Nord;552100554;4 rue du Port;26400;Crest\nMairie;123;1 place;26400;Crest\nLise Garnier;;3 chemin du Lac;26400;Crest";

    [Fact]
    public async Task Rows_are_pasted_looked_at_and_the_good_ones_created_without_script()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/clients");
        await camille.Open(camille.Page.QuerySelector("a[href='/clients/importer']")!.GetAttribute("href")!);
        await camille.Submit("form#importer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("Choisissez un fichier CSV, ou collez des lignes.", camille.Text, StringComparison.Ordinal);

        await camille.Submit("form#importer", ("Text", Rows));
        Assert.Contains("Une ligne est à corriger", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Le SIREN a 9 chiffres ; celui-ci a 3 caractères.", camille.Text, StringComparison.Ordinal);
        Assert.Contains("2 clients à créer", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form#creer");

        Assert.Contains("2 clients sont créés.", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Lise Garnier", camille.Text, StringComparison.Ordinal);
        await camille.Open("/clients/importer");
        await camille.Submit("form#importer", ("Text", Rows));
        Assert.Contains("2 clients déjà connus, qui ne seront pas repris", camille.Text, StringComparison.Ordinal);
        Assert.Null(camille.Page.QuerySelector("form#creer"));
        using var model = await camille.Get("/clients/importer/modele.csv");
        var text = (await model.Content.ReadAsStringAsync()).TrimStart('\ufeff');
        Assert.StartsWith("type;raison sociale;", text, StringComparison.Ordinal);
        await camille.Open("/clients/importer");
        await camille.Submit("form#importer", ("Text", text));
        Assert.Contains("2 clients à créer", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_customers_are_compared_and_made_one_and_the_old_address_leads_to_the_kept_one()
    {
        await using var house = await TestHouse.Serve();
        var kept = (await house.Customer()).Value!;
        var twin = (await house.Customer(Sale.Company with { Kind = CustomerKind.Private, Siren = "", Name = "Studio Nord SARL", Email = "compta@studio-nord.example", Notes = "Passer par la cour" })).Value!;
        await house.SellTo(twin.Id, Sale.Line("Pose", 100));
        using var camille = await Entrepreneur(house);

        await camille.Open("/clients/doublons");
        Assert.Contains("noms proches, même code postal", camille.Text, StringComparison.Ordinal);
        await camille.Open(camille.Page.QuerySelector("main td a.button")!.GetAttribute("href")!);
        Assert.Contains("Cela ne se défait pas", camille.Text, StringComparison.Ordinal);
        Assert.Equal(["Kind", "Name", "Siren", "Email", "Notes"], camille.Page.QuerySelectorAll("form#reunir input[type=radio][checked]").Select(r => r.GetAttribute("name")!.Split('[', ']')[1]));
        await camille.Submit("form#reunir", ("Input.Choices[Name]", "autre"));

        Assert.Equal($"/clients/{kept.Id}", camille.Path);
        Assert.Contains("les deux fiches n’en font plus qu’une", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Studio Nord SARL", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Passer par la cour", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Reste dû 120,00 €", camille.Text, StringComparison.Ordinal);
        await camille.Open($"/clients/{twin.Id}");
        Assert.Equal($"/clients/{kept.Id}", camille.Path);
        await camille.Open("/clients/doublons");
        Assert.Contains("Aucun doublon ne se voit", camille.Text, StringComparison.Ordinal);
        await camille.Open($"/clients/{kept.Id}/reunir/{twin.Id}");
        Assert.Equal($"/clients/{kept.Id}", camille.Path);
        await camille.Open($"/clients/{kept.Id}/reunir");
        Assert.Contains("Aucun autre client à réunir", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_statement_is_read_printed_exported_and_sent()
    {
        await using var house = await TestHouse.Serve();
        var invoice = await house.Sold();
        await house.Receive(invoice.Id, 200);
        using var camille = await Entrepreneur(house);
        await camille.Open($"/clients/{invoice.CustomerId}");
        await camille.Open(camille.Page.QuerySelector("a[href$='/releve']")!.GetAttribute("href")!);
        Assert.Contains("Solde 1 000,00 €", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Règlement, virement 24/11/2026", camille.Text, StringComparison.Ordinal);
        Assert.Equal(Sent.Client, camille.Page.QuerySelector("input[name='Letter.To']")!.GetAttribute("value"));

        await camille.Submit("form#envoyer", ("Letter.To", "personne"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.NotNull(camille.Page.QuerySelector("#Letter_To-erreur"));
        await camille.Submit("form#envoyer", ("Letter.To", Sent.Client));
        Assert.Contains("Le relevé est envoyé.", camille.Text, StringComparison.Ordinal);
        Assert.Contains("en attente", camille.Text, StringComparison.Ordinal);

        using var pdf = await camille.Get($"/clients/{invoice.CustomerId}/releve.pdf");
        Assert.Contains("Solde à régler 1 000,00", Visitor.Plain(OutsideTools.PdfText(await pdf.Content.ReadAsByteArrayAsync())), StringComparison.Ordinal);
        using var csv = await camille.Get($"/clients/{invoice.CustomerId}/releve.csv?du=2026-01-01");
        Assert.EndsWith("24/11/2026;Règlement, virement;2026-00001;;200,00;1000,00\r\n", (await csv.Content.ReadAsStringAsync()).ReplaceLineEndings("\r\n"), StringComparison.Ordinal);
        await camille.Open($"/clients/{invoice.CustomerId}/releve?du=n-importe&au=2030-01-01");
        Assert.Contains("au 24 novembre 2026", camille.Text, StringComparison.Ordinal);
        await house.Account("Autre", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        using var other = await Visitor.SignedIn(house, "autre@maillage.example");
        foreach (var path in (string[])["releve", "releve.pdf", "releve.csv", "reunir"])
        {
            await other.Open($"/clients/{invoice.CustomerId}/{path}");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
    }

    private static async Task<Visitor> Entrepreneur(TestHouse house)
    {
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        return await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
    }
}
