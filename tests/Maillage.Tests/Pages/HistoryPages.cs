using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.People.Persons;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class HistoryPages
{
    [Fact]
    public async Task A_record_tells_who_did_what_to_who_may_read_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Account("Basile Autre", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        await house.Account("Une Directrice", Role.Direction);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open("/clients/nouveau");
        await camille.Submit("form[data-outbox-key]", ("Input.Name", "Studio Nord"), ("Input.Street", "4 rue du Port"), ("Input.PostCode", "26400"), ("Input.City", "Crest"), ("Input.Siren", "552100554"), ("Input.Email", "studio@nord.example"));
        var id = camille.Path.Split('/')[2].Split('?')[0];
        await camille.Open($"/clients/{id}/modifier");
        await camille.Submit("form[data-outbox-key]", ("Input.Email", "contact@nord.example"));

        await camille.Open($"/historique/client/{id}");
        Assert.Contains("Camille Aubrac : créé", camille.Text, StringComparison.Ordinal);
        Assert.Contains("courriel (« studio@nord.example » → « contact@nord.example »)", camille.Text, StringComparison.Ordinal);

        using var basile = await Visitor.SignedIn(house, "basile.autre@maillage.example");
        Assert.Equal(HttpStatusCode.NotFound, (await basile.Get($"/historique/client/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await basile.Get("/administration/journal")).StatusCode);
        using var director = await Visitor.SignedIn(house, "une.directrice@maillage.example");
        await director.Open("/administration/journal");
        Assert.Contains("POST /clients/nouveau", director.Text, StringComparison.Ordinal);
        await director.Open($"/historique/client/{id}");
        Assert.Equal(HttpStatusCode.OK, director.Status);
    }

    [Fact]
    public async Task A_part_that_comes_or_goes_is_a_change_of_its_record()
    {
        await using var house = await TestHouse.Serve();
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var id = (await house.As(admin, s => s.GetRequiredService<PortfolioActions>().Save(null, "Suivi", [house.Atelier.Value]))).Value;
        Assert.True((await house.As(admin, s => s.GetRequiredService<PortfolioActions>().Save(id, "Suivi", [house.Bois.Value]))).Ok);

        using var visitor = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await visitor.Open($"/administration/portefeuilles/{id}");
        await visitor.Open($"/historique/portefeuille/{id}");
        Assert.Contains("Historique du portefeuille", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Première Administratrice : créé", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Première Administratrice : modifié : activités", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("supprimé", visitor.Text, StringComparison.Ordinal);

        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        Assert.Equal(HttpStatusCode.NotFound, (await camille.Get($"/historique/portefeuille/{id}")).StatusCode);
    }

    [Fact]
    public async Task The_history_of_a_contract_leads_back_to_it_on_the_page_of_its_person()
    {
        await using var house = await TestHouse.Serve();
        var team = await house.Account("Noé Vasseur", Role.Team);
        var person = (await house.As(team, s => s.GetRequiredService<PersonActions>().Create("Camille", "Aubrac", "camille@exemple.example", ""))).Value!.Id;
        var terms = new ContractTerms(ContractKind.Cape, new(2026, 11, 2), new(2026, 11, 2), new(2027, 11, 1), null, true);
        var contract = (await house.As(team, s => s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), person, terms, 0, null))).Value!;
        Assert.True((await house.As(team, s => s.GetRequiredService<ContractActions>().Save(contract.Id, person, terms with { EndedOn = new(2026, 12, 31) }, contract.Version, null))).Ok);

        using var visitor = await Visitor.SignedIn(house, "noe.vasseur@maillage.example");
        await visitor.Open($"/personnes/{person}/contrats");
        Assert.Contains($"/historique/contrat/{contract.Id}", visitor.Page.Body!.InnerHtml, StringComparison.Ordinal);
        await visitor.Open($"/historique/contrat/{contract.Id}");
        Assert.Contains("modifié : rupture (vide → 31/12/2026)", visitor.Text, StringComparison.Ordinal);
        Assert.Contains($"/personnes/{person}/contrats?contrat={contract.Id}", visitor.Page.Body!.InnerHtml, StringComparison.Ordinal);
    }
}
