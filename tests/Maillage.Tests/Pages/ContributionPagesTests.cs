using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class ContributionPagesTests
{
    [Fact]
    public async Task An_administrator_adopts_a_scale_the_team_posts_and_the_entrepreneur_reads_why()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Administrateur", Role.Administrator);
        await house.Account("Une Equipe", Role.Team);
        await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Post("2026-10-05 VE F-2026-1\n 411 Atelier 950.00\n 706 Atelier -950.00");

        using var administrator = await Visitor.SignedIn(house, "un.administrateur@maillage.example");
        await administrator.Open("/contribution/bareme");
        await administrator.Submit("form[aria-labelledby=adopter]", ("Input.Code", "solstice-2017"), ("Input.From", "2026-10"), ("Input.Decision", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Contains("Choisissez la décision", administrator.Text, StringComparison.Ordinal);
        await administrator.Open("/decisions/noter?retour=/contribution/bareme");
        await administrator.Submit("form#decision", ("Input.Body", "OrdinaryAssembly"), ("Input.Date", "2026-06-12"), ("Input.Title", "Barème de la contribution"));
        Assert.Equal("/contribution/bareme", administrator.Path);
        var decision = administrator.Page.QuerySelector("#Input_Decision option:not([value=''])")!.GetAttribute("value")!;
        await administrator.Submit("form[aria-labelledby=adopter]", ("Input.Code", "solstice-2017"), ("Input.From", "2026-10"), ("Input.Decision", decision));
        Assert.Contains("en vigueur depuis octobre 2026", administrator.Text, StringComparison.Ordinal);

        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open("/contribution");
        Assert.Contains("A001 Atelier des Cimes", team.Text, StringComparison.Ordinal);
        await team.Submit("main form[method=post]");
        Assert.Contains("2 écritures sont passées, pour 203,50 €", team.Text, StringComparison.Ordinal);
        Assert.Contains("à jour", team.Text, StringComparison.Ordinal);

        using var entrepreneur = await Visitor.SignedIn(house, "un.entrepreneur@maillage.example");
        await entrepreneur.Open("/contribution");
        Assert.Equal($"/activites/{house.Atelier}/contribution", entrepreneur.Path);
        Assert.Contains("dont 123,50 € déjà comptabilisés", entrepreneur.Text, StringComparison.Ordinal);
        await entrepreneur.Open($"/activites/{house.Atelier}/contribution/2026-10");
        foreach (var words in (string[])["13 % de 950,00 €", "Le plancher de 100,00 € (20e mois dans la coopérative) est atteint", "assemblée générale ordinaire du 12 juin 2026", "F-2026-1", "OD-2026-"])
            Assert.Contains(words, entrepreneur.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_grants_an_exemption_and_ends_it_and_the_entrepreneur_reads_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Adopt("coopaname", new Month(2026, 9));
        var path = $"/activites/{house.Atelier}/contribution";

        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open(path);
        await team.Submit("form#exonerer-activite", ("Input.Code", "minima-sociaux"), ("Input.From", "2026-10"), ("Input.Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains("Dites qui l’a décidé et quand", team.Text, StringComparison.Ordinal);
        await team.Submit("form#exonerer-activite", ("Input.Reason", "CSE du 12 octobre 2026"));
        Assert.Contains("L’exonération vaut à partir d’octobre 2026.", team.Text, StringComparison.Ordinal);
        await team.Submit("form[action*='Finir']", ("last", "2026-10"));
        Assert.Contains("L’exonération s’arrête après octobre 2026.", team.Text, StringComparison.Ordinal);

        using var entrepreneur = await Visitor.SignedIn(house, "un.entrepreneur@maillage.example");
        await entrepreneur.Open(path);
        Assert.Contains("Minima sociaux octobre 2026 octobre 2026 CSE du 12 octobre 2026", entrepreneur.Text, StringComparison.Ordinal);
        Assert.Null(entrepreneur.Page.QuerySelector("form#exonerer-activite"));
        await entrepreneur.Open($"{path}/2026-10");
        Assert.Contains("Minima sociaux : la part fixe n’est pas prise.", entrepreneur.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scale_is_written_tried_kept_for_an_assembly_and_changed_where_it_served_after_what_moves_is_shown()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Administrateur", Role.Administrator);
        await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Adopt("solstice-2017", new Month(2026, 10));
        await house.Post("2026-10-05 VE F-2026-1\n 411 Atelier 950.00\n 706 Atelier -950.00");
        await house.Do(s => s.GetRequiredService<Maillage.Modules.Contribution.Months.ContributionRun>().Post(house.Entity, new Month(2026, 10)));

        using var entrepreneur = await Visitor.SignedIn(house, "un.entrepreneur@maillage.example");
        await entrepreneur.Open("/contribution/projets?depuis=solstice-2017");
        await entrepreneur.Submit("form#projet", ("Input.Name", "Treize pour cent"), ("Input.Levies[0].Brackets[3].UpTo", "4000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, entrepreneur.Status);
        Assert.Contains("La dernière tranche n’a pas de fin", entrepreneur.Text, StringComparison.Ordinal);
        await entrepreneur.Submit("form#projet", ("Input.Levies[0].Brackets[0].UpTo", ""), ("Input.Levies[0].Brackets[1].UpTo", ""), ("Input.Levies[0].Brackets[1].Rate", ""),
            ("Input.Levies[0].Brackets[2].UpTo", ""), ("Input.Levies[0].Brackets[2].Rate", ""), ("Input.Levies[0].Brackets[3].UpTo", ""), ("Input.Levies[0].Brackets[3].Rate", ""));
        Assert.Contains("Le projet est enregistré", entrepreneur.Text, StringComparison.Ordinal);
        var project = entrepreneur.Path.Split('/')[^1];

        await entrepreneur.Open($"/contribution/simulateur?bareme=projet-{project}&bareme=astrolabe");
        Assert.Contains("Votre activité", entrepreneur.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bois Clair", entrepreneur.Text, StringComparison.Ordinal);
        Assert.Null(entrepreneur.Page.QuerySelector("form#garder"));

        using var administrator = await Visitor.SignedIn(house, "un.administrateur@maillage.example");
        await administrator.Open($"/contribution/simulateur?bareme=projet-{project}&bareme=astrolabe");
        await administrator.Submit("form#garder", ("Input.Title", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        await administrator.Submit("form#garder", ("Input.Title", "Annexe 3"));
        Assert.Contains("/contribution/annexes/", administrator.Path, StringComparison.Ordinal);
        await entrepreneur.Open(administrator.Path);
        Assert.Contains("Treize pour cent", entrepreneur.Text, StringComparison.Ordinal);
        await administrator.Open("/contribution/bareme");
        var decision = administrator.Page.QuerySelector("#Input_Decision option:not([value=''])")!.GetAttribute("value")!;
        await entrepreneur.Open($"/contribution/projets/{project}");
        await entrepreneur.Submit("form#projet", ("Input.Levies[0].BaseName", "marge brute du mois"));
        await administrator.Submit("form[aria-labelledby=adopter]", ("Input.Code", $"projet-{project}"), ("Input.From", "2026-10"), ("Input.Decision", decision));
        Assert.DoesNotContain("Ce qui bougerait", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Ce projet de barème a changé depuis que vous l’avez lu", administrator.Text, StringComparison.Ordinal);
        await administrator.Submit("form[aria-labelledby=adopter]", ("Input.Code", $"projet-{project}"), ("Input.From", "2026-10"), ("Input.Decision", decision));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Contains("Ce qui bougerait", administrator.Text, StringComparison.Ordinal);
        await administrator.Submit("form[aria-labelledby=adopter]", ("Input.Moves", "true"));
        Assert.Contains("Treize pour cent", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_noted_with_its_document_and_stays_while_a_scale_rests_on_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Administrateur", Role.Administrator);
        using var administrator = await Visitor.SignedIn(house, "un.administrateur@maillage.example");
        await administrator.Open("/decisions/noter");
        await administrator.Upload("form#decision", "Input.Document", "pv.txt", "pas un pdf"u8.ToArray(), ("Input.Body", "Board"), ("Input.Date", "2026-06-12"), ("Input.Title", "Barème"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Contains("Le document d’une décision est un PDF", administrator.Text, StringComparison.Ordinal);
        await administrator.Upload("form#decision", "Input.Document", "pv.pdf", "%PDF-1.7 pv"u8.ToArray(), ("Input.Body", "Board"), ("Input.Date", "2026-06-12"), ("Input.Title", "Barème"));
        var (path, id) = (administrator.Path, administrator.Path.Split('/')[^1]);
        Assert.Contains("Conseil du 12 juin 2026", administrator.Text, StringComparison.Ordinal);
        Assert.Equal("%PDF-1.7 pv", await (await administrator.Get($"{path}/document")).Content.ReadAsStringAsync());

        Assert.True((await house.TryAdopt(new("coopaname", new Month(2026, 12), new(long.Parse(id))))).Ok);
        await administrator.Open(path);
        Assert.Contains("Barème Coopaname", administrator.Text, StringComparison.Ordinal);
        Assert.Null(administrator.Page.QuerySelector("form[action*='Retirer']"));
        await administrator.Open($"/decisions/noter/{id}");
        await administrator.Submit("form#decision", ("Input.Date", "2026-06-13"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        await administrator.Submit("form#decision", ("Input.Date", "2026-06-12"), ("Input.Text", "Résolution 6"));
        Assert.Contains("Résolution 6", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_activity_does_not_exist_for_an_entrepreneur()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var entrepreneur = await Visitor.SignedIn(house, "un.entrepreneur@maillage.example");
        foreach (var path in (string[])[$"/activites/{house.Bois}/contribution", $"/activites/{house.Bois}/contribution/2026-10", $"/activites/{house.Structure}/contribution", $"/activites/{house.Atelier}/contribution/2026-1"])
        {
            await entrepreneur.Open(path);
            Assert.Equal(HttpStatusCode.NotFound, entrepreneur.Status);
        }
    }
}
