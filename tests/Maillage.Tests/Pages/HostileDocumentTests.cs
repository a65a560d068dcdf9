using System.Globalization;
using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Pages;

/// <summary>What may be typed in a document: it becomes a right document, or a message beside the field with all that was typed still there.</summary>
public sealed class HostileDocumentTests
{
    private const string Email = "camille.aubrac@maillage.example";

    [Fact]
    public async Task Five_hundred_lines_make_an_invoice_and_one_more_a_message()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        await house.Account("Une Equipe", Role.Team);
        using var camille = await Visitor.SignedIn(house, Email);
        await camille.Open("/factures/nouvelle");
        await camille.Submit("form[data-autosave]", [.. NewCustomer("Studio Nord"), .. Lines(501), ("op", "submit")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("au plus 500 lignes", camille.Text, StringComparison.Ordinal);
        Assert.Equal("Ligne 501", camille.Page.QuerySelector("[name='Input.Lines[500].Description']")!.TextContent + camille.Page.QuerySelector("[name='Input.Lines[500].Description']")!.GetAttribute("value"));
        await camille.Submit("form[data-autosave]", ("Input.Lines[500].Description", ""), ("Input.Lines[500].UnitPrice", ""), ("op", "submit"));
        Assert.Contains("La facture est soumise.", camille.Text, StringComparison.Ordinal);

        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open(camille.Path);
        await team.Submit("form[action*=Emettre]");
        Assert.Contains("2026-00001", team.Text, StringComparison.Ordinal);
        using var pdf = await team.Get($"{camille.Path}/pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_form_beyond_all_measure_is_refused_without_a_fault()
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        using var camille = await Visitor.SignedIn(house, Email);
        await camille.Open("/factures/nouvelle");
        await camille.Submit("form[data-autosave]", [.. Lines(4_000), ("op", "save")]);
        Assert.Equal(HttpStatusCode.BadRequest, camille.Status);
        Assert.False(await house.Read(db => db.Set<Invoice>().AnyAsync()));
    }

    [Theory]
    [InlineData("Élodie & Fils <SARL> \"l’Étoile\" 🌟 株式会社 עברית العربية")]
    [InlineData("Anticonstitutionnellement-hyperlongue-sans-le-moindre-espace-Anticonstitutionnellement-hyperlongue")]
    [InlineData("=HYPERLINK(\"http://mal.example\")")]
    [InlineData("Robert'); DROP TABLE \"Invoices\";--")]
    public async Task Any_name_leaves_the_house_as_it_was_typed(string name)
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        await house.Account("Une Equipe", Role.Team);
        using var camille = await Visitor.SignedIn(house, Email);
        await camille.Open("/factures/nouvelle");
        await camille.Submit("form[data-autosave]", [.. NewCustomer(name), ("Input.Lines[0].Description", $"Pour {name} 𝕏 \u200b"), ("Input.Lines[0].UnitPrice", "100"), ("op", "submit")]);
        Assert.Contains("La facture est soumise.", camille.Text, StringComparison.Ordinal);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open(camille.Path);
        await team.Submit("form[action*=Emettre]");
        var invoice = await house.Read(db => db.Set<Invoice>().SingleAsync());
        Assert.Equal(name, SnapshotJson.Read(invoice.Snapshot!).Buyer.Name);
        foreach (var form in (string[])["pdf", "xml", "ubl"])
        {
            using var file = await team.Get($"{camille.Path}/{form}");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }
        await house.IsSound();
    }

    [Theory]
    [InlineData("Input.Lines[0].UnitPrice", "-100", "total positif")]
    [InlineData("Input.Lines[0].UnitPrice", "0", "total positif")]
    [InlineData("Input.Lines[0].UnitPrice", "12,3,4", "nombre")]
    [InlineData("Input.Lines[0].UnitPrice", "99999999999999999999", "")]
    [InlineData("Input.Lines[0].Quantity", "1e9", "nombre")]
    [InlineData("Input.Lines[0].VatCode", "Services:XX999", "TVA")]
    [InlineData("Input.Lines[0].VatCode", "FR196", "TVA")]
    [InlineData("Input.NewCustomer.Siren", "552 100 555", "SIREN")]
    [InlineData("Input.NewCustomer.VatNumber", "FR00552100554", "TVA")]
    [InlineData("Input.NewCustomer.Email", "pas une adresse", "courriel")]
    [InlineData("Input.SaleFrom", "2026-02-30", "")]
    [InlineData("Input.SaleFrom", "1826-01-01", "deux ans")]
    [InlineData("Input.Term", "900", "")]
    public async Task What_is_wrong_is_said_and_nothing_typed_is_lost(string field, string typed, string said)
    {
        await using var house = await TestHouse.Serve();
        await house.Member();
        using var camille = await Visitor.SignedIn(house, Email);
        await camille.Open("/factures/nouvelle");
        await camille.Submit("form[data-autosave]",
            [.. NewCustomer("Studio Nord"), ("Input.Lines[0].Description", "Création"), ("Input.Lines[0].UnitPrice", "100"), (field, typed), ("op", "submit")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains(said, camille.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Studio Nord", camille.Page.QuerySelector("[name='Input.NewCustomer.Name']")!.GetAttribute("value"));
        if (camille.Page.QuerySelector($"[name='{field}']") is { LocalName: "input" } input) Assert.Equal(typed, input.GetAttribute("value"));
        Assert.False(await house.Read(db => db.Set<Invoice>().AnyAsync(i => i.State == InvoiceState.Submitted)));
    }

    private static (string, string)[] NewCustomer(string name) =>
    [
        ("Input.NewCustomer.Name", name), ("Input.NewCustomer.Siren", "552 100 554"), ("Input.NewCustomer.Street", "4 rue du Port"), ("Input.NewCustomer.PostCode", "26400"), ("Input.NewCustomer.City", "Crest"),
    ];

    private static IEnumerable<(string, string)> Lines(int count) => Enumerable.Range(0, count).SelectMany(i => ((string, string)[])
    [
        (string.Create(CultureInfo.InvariantCulture, $"Input.Lines[{i}].Description"), string.Create(CultureInfo.InvariantCulture, $"Ligne {i + 1}")),
        (string.Create(CultureInfo.InvariantCulture, $"Input.Lines[{i}].Quantity"), "1"), (string.Create(CultureInfo.InvariantCulture, $"Input.Lines[{i}].UnitPrice"), "1,11"),
        (string.Create(CultureInfo.InvariantCulture, $"Input.Lines[{i}].VatCode"), "Services:FR200"),
    ]);
}
