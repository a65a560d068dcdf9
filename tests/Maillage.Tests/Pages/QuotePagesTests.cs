using System.Net;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class QuotePagesTests
{
    private static readonly (string, string)[] Typed =
    [
        ("Input.NewCustomer.Name", "Studio Nord"), ("Input.NewCustomer.Siren", "552 100 554"), ("Input.NewCustomer.Street", "4 rue du Port"),
        ("Input.NewCustomer.PostCode", "26400"), ("Input.NewCustomer.City", "Crest"), ("Input.Subject", "Habillage du site"),
        ("Input.Lines[0].Description", "Création"), ("Input.Lines[0].UnitPrice", "1 000"), ("Input.Plan.Deposit", "30"),
    ];

    [Fact]
    public async Task A_quote_goes_from_the_entrepreneur_to_the_team_then_to_its_invoices_and_a_credit_note()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/devis/nouveau");
        await camille.Submit("form[data-autosave]", [.. Typed, ("op", "submit")]);
        Assert.Contains("Le devis est soumis.", camille.Text, StringComparison.Ordinal);
        var quote = camille.Path;

        using var noe = await Team(house);
        await noe.Open("/factures/a-valider");
        Assert.Contains("Habillage du site", noe.Text, StringComparison.Ordinal);
        await noe.Submit("form[action*=Valider]");
        Assert.Contains("Le devis DE2026-0001 est validé.", noe.Text, StringComparison.Ordinal);

        await camille.Open(quote);
        await camille.Submit("form[action*=Signe]", ("signedBy", "Agnès Faure"));
        Assert.Contains("signé", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form[action*=Facturer]");
        Assert.Contains("Facture d’acompte à préparer", camille.Text, StringComparison.Ordinal);
        Assert.Contains("360,00 €", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form[data-autosave]", ("op", "submit"));
        var deposit = camille.Path;
        await noe.Open(deposit);
        await noe.Submit("form[action*=Emettre]");
        Assert.Contains("Facture d’acompte 2026-00001", noe.Text, StringComparison.Ordinal);

        await camille.Open(quote);
        await camille.Submit("form[action*=Facturer]");
        Assert.Contains("Déjà facturé, 2026-00001", camille.Text, StringComparison.Ordinal);
        Assert.Contains("840,00 €", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form[data-autosave]", ("op", "submit"));
        await noe.Open(camille.Path);
        await noe.Submit("form[action*=Emettre]");
        await camille.Open(camille.Path);
        await camille.Submit("form[action*=Crediter]");
        Assert.Contains("Avoir à préparer", camille.Text, StringComparison.Ordinal);
        // The editor, the page and the paper say the same of what is given back.
        Assert.Equal("Net à votre crédit 840,00 €", Asked(camille));
        await camille.Submit("form[data-autosave]", ("op", "submit"));
        var credit = camille.Path;
        await noe.Open(credit);
        await noe.Submit("form[action*=Emettre]");
        Assert.Equal("Net à votre crédit 840,00 €", Asked(noe));
        Assert.DoesNotContain("Reste à payer", noe.Text, StringComparison.Ordinal);
        using (var paper = await noe.Get(credit + "/pdf"))
            Assert.Contains("Net à votre crédit 840,00 €", OutsideTools.Flat(OutsideTools.PdfText(await paper.Content.ReadAsByteArrayAsync())), StringComparison.Ordinal);

        await camille.Open("/affaires");
        Assert.Contains("Habillage du site", camille.Text, StringComparison.Ordinal);
        var pdf = await camille.Get(quote + "/pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/devis/nouveau");
        await camille.Submit("form[data-autosave]", [.. Typed, ("Input.Plan.Mode", "Typed"), ("Input.Plan.Parts[0].Label", "Mi-parcours"), ("Input.Plan.Parts[0].Ttc", "1 200"), ("op", "submit")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("il doit rester quelque chose", camille.Text, StringComparison.Ordinal);
        Assert.Equal("1 200", camille.Page.QuerySelector("[name='Input.Plan.Parts[0].Ttc']")!.GetAttribute("value"));
        await camille.Submit("form[data-autosave]", ("Input.Lines[0].UnitPrice", "mille"), ("op", "submit"));
        Assert.Contains("« mille » n’est pas un nombre accepté", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_move_and_change_kind_without_script()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/devis/nouveau");
        await camille.Submit("form[data-autosave]", [.. Typed, ("op", "add-line:Section")]);
        await camille.Submit("form[data-autosave]", ("Input.Lines[1].Description", "Première partie"), ("op", "up-line:1"));
        Assert.Equal("Première partie", camille.Page.QuerySelector("[name='Input.Lines[0].Description']")!.GetAttribute("value"));
        await camille.Submit("form[data-autosave]", ("op", "add-line:Discount"));
        await camille.Submit("form[data-autosave]", ("Input.Lines[2].Description", "Bienvenue"), ("Input.Lines[2].Discount", "10"), ("op", "save"));
        Assert.Contains("−100,00 €", camille.Text, StringComparison.Ordinal);
        Assert.Contains("1 080,00 €", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_the_granted_amount_an_entrepreneur_validates_and_issues_alone()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        using var noe = await Team(house);
        await noe.Open("/ventes/autonomie");
        Assert.Contains("Camille Aubrac", noe.Text, StringComparison.Ordinal);
        await noe.Submit("main form", ("quotes", "1 200"), ("invoices", "1 000"));
        Assert.Contains("Les plafonds sont enregistrés.", noe.Text, StringComparison.Ordinal);

        await camille.Open("/devis/nouveau");
        await camille.Submit("form[data-autosave]", [.. Typed, ("op", "submit")]);
        Assert.Contains("Le devis DE2026-0001 est prêt", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form[action*=Facturer]");
        await camille.Submit("form[data-autosave]", ("op", "submit"));
        Assert.Contains("2026-00001 est émise.", camille.Text, StringComparison.Ordinal);

        await camille.Open("/devis/nouveau");
        await camille.Submit("form[data-autosave]", ("Input.CustomerId", camille.Page.QuerySelector("[name='Input.CustomerId'] option:nth-child(2)")!.GetAttribute("value")!),
            ("Input.Lines[0].Description", "Création"), ("Input.Lines[0].UnitPrice", "1 001"), ("op", "submit"));
        Assert.Contains("Le devis est soumis.", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_read_by_the_other_side_as_text()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/devis/nouveau");
        await camille.Submit("form[data-autosave]", [.. Typed, ("op", "save")]);
        await camille.Submit("form[action*=Commenter]", ("comment", "<b>Est-ce</b> bien 20 % ?"));
        using var noe = await Team(house);
        await noe.Open(camille.Path);
        Assert.Contains("<b>Est-ce</b> bien 20 % ?", noe.Text, StringComparison.Ordinal);
        Assert.Contains("Camille Aubrac", noe.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_of_another_activity_does_not_exist()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Entrepreneur(house);
        await camille.Open("/devis/nouveau");
        await camille.Submit("form[data-autosave]", [.. Typed, ("op", "save")]);
        await house.Account("Autre Personne", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        using var other = await Visitor.SignedIn(house, "autre.personne@maillage.example");
        await other.Open(camille.Path);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.Open(camille.Path + "/modifier");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    /// <summary>The last line of the totals.</summary>
    private static string Asked(Visitor visitor) => OutsideTools.Flat(string.Join(' ', visitor.Page.QuerySelectorAll(".sums .total").Last().Children.Select(c => c.TextContent)));

    private static async Task<Visitor> Entrepreneur(TestHouse house)
    {
        var account = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Maillage.Platform.Data.Db>();
            var person = new Person(TestHouse.Cooperative, "Camille", "Aubrac", "");
            person.SignsInWith(account);
            db.Add(person);
            var activity = await db.Set<Activity>().Include(a => a.Members).SingleAsync(a => a.Id == house.Atelier);
            Assert.True(activity.Join(person.Id, new(activity.StartedOn), Rate.FromPercent(50)) is { Ok: true });
            db.AddRange(activity.Members);
            await db.SaveChangesAsync();
        });
        return await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
    }

    private static async Task<Visitor> Team(TestHouse house)
    {
        await house.Account("Noé Team", Role.Team);
        return await Visitor.SignedIn(house, "noe.team@maillage.example");
    }
}
