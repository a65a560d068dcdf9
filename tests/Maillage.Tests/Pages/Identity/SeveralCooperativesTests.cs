using System.Net;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Cooperative.Settings;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Identity;

/// <summary>One person with an account in each of two cooperatives, at the same address.</summary>
public sealed class SeveralCooperativesTests
{
    private const string Camille = "camille.aubrac@maillage.example";
    private const string Other = "un tout autre mot de passe";

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_has_an_account_in_two_cooperatives_chooses_after_signing_in_and_changes_from_the_menu(Engine engine)
    {
        await using var house = await Both(engine);
        using var visitor = Visitor.At(house);
        await visitor.Open("/connexion?retour=/compte");
        await visitor.Submit("form", ("Input.Email", Camille), ("Input.Password", TestHouse.Password));
        Assert.StartsWith("/connexion/cooperative", visitor.Path, StringComparison.Ordinal);
        Assert.Contains("Coopérative d’essai", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("L’autre coopérative", visitor.Text, StringComparison.Ordinal);

        await visitor.Submit("main form:nth-of-type(2)");
        Assert.Equal("/compte", visitor.Path);
        Assert.Contains("L’autre coopérative", visitor.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await house.Read(db => db.Set<AccountSession>().CountAsync()));

        await visitor.Open(visitor.Page.QuerySelector("details.menu a[href='/compte/cooperatives']")!.GetAttribute("href")!);
        await visitor.Submit("form[action$=Enter]");
        Assert.Contains("Coopérative d’essai", visitor.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await house.Read(db => db.Set<AccountSession>().CountAsync()));
        using (var mine = await visitor.Get($"/activites/{house.Atelier}")) Assert.Equal(HttpStatusCode.OK, mine.StatusCode);

        await visitor.Open("/compte/cooperatives");
        await visitor.Submit("form[action$=Enter]");
        Assert.Contains("L’autre coopérative", visitor.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        using var theirs = await visitor.Get($"/activites/{house.Atelier}");
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    [Fact]
    public async Task A_password_opens_the_accounts_it_is_the_password_of_and_no_other()
    {
        await using var house = await Both(second: Other);
        using var first = await Visitor.SignedIn(house, Camille);
        await first.Open("/compte/cooperatives");
        Assert.Null(first.Page.QuerySelector("form[action$=Enter]"));
        Assert.Null(first.Page.QuerySelector("details.menu a[href='/compte/cooperatives']"));

        await first.Submit("form[aria-labelledby=ouvrir]", ("Input.Password", TestHouse.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
        await first.Submit("form[aria-labelledby=ouvrir]", ("Input.Password", Other));
        Assert.Contains("L’autre coopérative", first.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        await first.Open("/compte/cooperatives");
        await first.Submit("form[action$=Enter]");
        Assert.Contains("Coopérative d’essai", first.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_account_of_someone_else_is_never_entered_from_elsewhere(Engine engine)
    {
        await using var house = await Both(engine, second: Other);
        var stranger = await house.SecondAccount("noe.vasseur@voisine.example");
        using var camille = await Visitor.SignedIn(house, Camille);
        await camille.Open("/compte/cooperatives");
        var token = camille.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, await camille.Send("/compte/cooperatives?handler=Enter", [new("account", $"{stranger}"), new("__RequestVerificationToken", token)]));

        for (var i = 0; i < 7; i++) await camille.Submit("form[aria-labelledby=ouvrir]", ("Input.Email", "noe.vasseur@voisine.example"), ("Input.Password", $"essai {i}"));
        await camille.Submit("form[aria-labelledby=ouvrir]", ("Input.Email", "noe.vasseur@voisine.example"), ("Input.Password", TestHouse.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
    }

    [Fact]
    public async Task Closing_every_session_of_an_account_closes_the_way_to_it_from_the_other_cooperative()
    {
        await using var house = await Both();
        using var visitor = Visitor.At(house);
        await visitor.Open("/connexion");
        await visitor.Submit("form", ("Input.Email", Camille), ("Input.Password", TestHouse.Password));
        await visitor.Submit("main form:nth-of-type(2)");
        var ours = await house.Read(db => db.Set<Account>().Where(a => a.CooperativeId == TestHouse.Cooperative).Select(a => a.Id).SingleAsync());
        await house.Do(s => s.GetRequiredService<SessionBook>().EndAll(ours));
        await visitor.Open("/compte/cooperatives");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Null(visitor.Page.QuerySelector("form[action$=Enter]"));
    }

    [Fact]
    public async Task Going_to_the_other_cooperative_proves_nothing_and_lasts_no_longer()
    {
        await using var house = await Both();
        using var visitor = Visitor.At(house);
        await visitor.Open("/connexion");
        await visitor.Submit("form", ("Input.Email", Camille), ("Input.Password", TestHouse.Password));
        await visitor.Submit("main form:nth-of-type(2)");
        var began = await house.Read(db => db.Set<AccountSession>().Select(s => s.BeganAt).SingleAsync());
        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromHours(8));
        await visitor.Open("/compte/cooperatives");
        await visitor.Submit("form[action$=Enter]");
        Assert.Equal(began, await house.Read(db => db.Set<AccountSession>().Select(s => s.BeganAt).SingleAsync()));
        await visitor.Open("/compte/second-facteur");
        Assert.StartsWith("/confirmer", visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_common_address_belongs_to_no_cooperative_once_they_are_several()
    {
        await using var house = await TestHouse.Serve();
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var common = house.Settings.Address.Host;
        Assert.True((await Answer(house, admin, common)).Ok);
        Assert.True((await Answer(house, admin, "")).Ok);
        await house.FoundSecond();
        Assert.Equal("Hosts", (await Answer(house, admin, common)).Refusal!.Field);
    }

    [Fact]
    public async Task The_name_of_machine_of_a_cooperative_lets_in_its_accounts_alone_and_belongs_to_one()
    {
        await using var house = await Both();
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        Assert.True((await Answer(house, admin, "localhost")).Ok);
        await house.InSecond(async s =>
        {
            var taken = await s.GetRequiredService<CooperativeActions>().Change("L’autre coopérative", "Europe/Paris", "voisine.example localhost", (await s.GetRequiredService<CooperativeActions>().Read()).Version);
            Assert.Equal("Hosts", taken.Refusal!.Field);
            return 0;
        });
        Assert.Equal("Hosts", (await Answer(house, admin, "https://maillage.example/")).Refusal!.Field);

        var named = new UriBuilder(house.Address!) { Host = "localhost" }.Uri;
        using var visitor = await Visitor.SignedIn(named, Camille);
        Assert.Contains("Coopérative d’essai", visitor.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        await house.SecondAccount("noe.vasseur@voisine.example");
        using var neighbour = Visitor.At(named);
        await neighbour.Open("/connexion");
        await neighbour.Submit("form", ("Input.Email", "noe.vasseur@voisine.example"), ("Input.Password", TestHouse.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, neighbour.Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_address_is_one_account_in_a_cooperative(Engine engine)
    {
        await using var house = await Both(engine);
        var twice = await house.Do(s => s.GetRequiredService<UserManager<Account>>().CreateAsync(new Account(TestHouse.Cooperative, Camille.ToUpperInvariant(), "Une autre")));
        Assert.Equal("DuplicateEmail", Assert.Single(twice.Errors).Code);
    }

    private static Task<Maillage.Domain.Kernel.Result> Answer(TestHouse house, long admin, string hosts) => house.As(admin, async s =>
    {
        var actions = s.GetRequiredService<CooperativeActions>();
        return await actions.Change("Coopérative d’essai", "Europe/Paris", hosts, (await actions.Read()).Version);
    });

    private static async Task<TestHouse> Both(Engine engine = Engine.Sqlite, string second = TestHouse.Password)
    {
        var house = await TestHouse.Serve(engine, with: s => s with { Public = new Uri("http://maillage.example") });
        await house.Account("Camille Aubrac", Role.Team);
        await house.FoundSecond();
        await house.SecondAccount(Camille, password: second);
        return house;
    }
}
