using System.Net;
using AngleSharp.Html.Dom;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.People.Persons;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class AccountTests
{
    private const string Admin = "premiere.administratrice@maillage.example";

    [Fact]
    public async Task An_invitation_is_shown_once_serves_once_and_opens_the_house()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Première Administratrice", Role.Administrator);
        using var admin = await Visitor.SignedIn(house, Admin);
        await admin.Open("/administration/comptes/nouveau");
        await admin.Submit("main form", ("Input.DisplayName", "Noé Vasseur"), ("Input.Email", "noe@maillage.example"));
        var link = new Uri(Link(admin)!).AbsolutePath;
        await admin.Open(admin.Path);
        Assert.Null(Link(admin));

        using var noe = Visitor.At(house);
        await noe.Open(link);
        await noe.Submit("main form", ("Input.Password", "court"), ("Input.Again", "court"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noe.Status);
        await noe.Submit("main form", ("Input.Password", TestHouse.Password), ("Input.Again", TestHouse.Password));
        Assert.Equal(HttpStatusCode.OK, (await noe.Get("/compte")).StatusCode);

        using var late = Visitor.At(house);
        await late.Open(link);
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        var used = late.Text;
        await late.Open("/invitation/AAAA");
        Assert.Equal((HttpStatusCode.Gone, used), (late.Status, late.Text));
    }

    [Fact]
    public async Task A_disabled_account_is_shown_out_at_once_and_comes_back_when_enabled()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Première Administratrice", Role.Administrator);
        var account = await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        using var admin = await Visitor.SignedIn(house, Admin);

        await admin.Open($"/administration/comptes/{account}");
        await admin.Submit("form[action*=Disable]");
        await camille.Open("/compte");
        Assert.StartsWith("/connexion", camille.Path, StringComparison.Ordinal);
        await camille.Submit("form", ("Input.Email", "camille.aubrac@maillage.example"), ("Input.Password", TestHouse.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);

        await admin.Submit("form[action*=Enable]");
        using var again = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await again.Open("/compte");
        Assert.Contains("Équipe d’appui", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_changes_ones_password_with_the_old_one_only()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        const string Chosen = "une autre phrase de passe";

        await camille.Open("/compte");
        await camille.Submit("form[action*=Password]", ("Input.Old", "pas le bon mot"), ("Input.Chosen", Chosen), ("Input.Again", Chosen));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("Le mot de passe actuel n’est pas le bon.", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form[action*=Password]", ("Input.Old", TestHouse.Password), ("Input.Chosen", Chosen), ("Input.Again", Chosen));
        Assert.Equal((HttpStatusCode.OK, "/compte"), (camille.Status, camille.Path));

        using var old = Visitor.At(house);
        await old.Open("/connexion");
        await old.Submit("form", ("Input.Email", "camille.aubrac@maillage.example"), ("Input.Password", TestHouse.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.Status);
    }

    [Fact]
    public async Task Six_wrong_guesses_of_ones_own_password_close_the_account_for_a_while()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        const string Chosen = "une autre phrase de passe";
        var answers = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            await camille.Open("/compte");
            await camille.Submit("form[action*=Password]", ("Input.Old", i < 6 ? "pas le bon mot" : TestHouse.Password), ("Input.Chosen", Chosen), ("Input.Again", Chosen));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
            answers.Add(camille.Text);
        }
        Assert.Single(answers.Distinct());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_account_is_found_whatever_the_accents_typed(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        await house.Account("Première Administratrice", Role.Administrator);
        var account = await house.Account("Inès Morvan", Role.Team);
        await house.Do(s => s.GetRequiredService<Db>().Set<Maillage.Modules.Identity.Account>().Where(a => a.Id == account)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, "contact@maillage.example").SetProperty(a => a.NormalizedEmail, "CONTACT@MAILLAGE.EXAMPLE")));
        using var admin = await Visitor.SignedIn(house, Admin);
        foreach (var words in (string[])["Inès", "INÈS", "ines morvan", "morvan contact@"])
        {
            await admin.Open($"/administration/comptes?q={Uri.EscapeDataString(words)}");
            Assert.Equal("Inès Morvan", Assert.Single(admin.Page.QuerySelectorAll("tbody td.lead")).TextContent);
        }
        await admin.Open("/administration/comptes?q=absente");
        Assert.Contains("Aucun compte ne correspond", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_right_is_given_that_nobody_chose_and_a_new_link_says_that_it_shows_out()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Première Administratrice", Role.Administrator);
        var account = await house.Account("Camille Aubrac", Role.Associate);
        using var admin = await Visitor.SignedIn(house, Admin);
        await admin.Open($"/administration/comptes/{account}");
        Assert.Equal("Faire un nouveau lien à remettre, et fermer ses sessions", admin.Page.QuerySelector("form[action$=Invite] button")!.TextContent);
        await admin.Submit("form[action$=Give]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("Choisissez le rôle.", admin.Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.Read(db => db.Set<Grant>().CountAsync(g => g.AccountId == account)));
    }

    [Fact]
    public async Task One_reads_ones_rights_in_plain_words()
    {
        await using var house = await TestHouse.Serve();
        var person = (await house.Do(s => s.GetRequiredService<PersonActions>().Create("Camille", "Aubrac", "camille@maillage.example", ""))).Value!;
        await house.Do(s => s.GetRequiredService<MemberActions>().Join(house.Atelier, person.Id, new DateRange(new DateOnly(2026, 3, 1)), Rate.FromPercent(100)));
        await house.Do(s => s.GetRequiredService<PersonActions>().GiveAccount(person.Id));

        var words = await house.Do(async s => await s.GetRequiredService<Maillage.Modules.Identity.Grants.ScopeNames>()
            .InWords(await s.GetRequiredService<Db>().Set<Grant>().ToListAsync(), new DateOnly(2026, 11, 24)));

        var grant = Assert.Single(words);
        Assert.Equal(("Entrepreneur·e", "l’activité A001, Atelier des Cimes", "depuis le 1er mars 2026", "suit la place dans l’activité"), (grant.Role, grant.Where, grant.When, grant.Origin));
    }

    private static string? Link(Visitor visitor) => (visitor.Page.QuerySelector("input[name=invitation]") as IHtmlInputElement)?.Value;
}
