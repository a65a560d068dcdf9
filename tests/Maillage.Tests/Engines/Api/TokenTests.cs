using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Activities;
using Maillage.Modules.Api.Tokens;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.People.Persons;
using Maillage.Modules.Sales;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Api;

/// <summary>A token opens what its owner may do today, never more, and nothing once it is over.</summary>
public sealed class TokenTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_token_is_kept_as_a_hash_and_knows_the_day_it_was_used(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var team = await house.Account("Une Equipe", Role.Team);
        var made = await ApiCaller.Token(house, team);
        Assert.StartsWith("maillage_", made.Text);
        Assert.StartsWith(made.Token.Prefix, made.Text);
        using var program = new ApiCaller(house.Address!, made.Text);

        var me = await program.Get("/me");

        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.Equal("Une Equipe", me.Json.GetProperty("name").GetString());
        var kept = await house.Read(db => db.Set<AccessToken>().SingleAsync());
        Assert.Equal(new DateOnly(2026, 11, 24), kept.LastUsedOn);
        Assert.DoesNotContain(made.Text[9..], kept.Hash + kept.Prefix + kept.Name);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_token_follows_its_owner_down(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var entrepreneur = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var program = await ApiCaller.Of(house, entrepreneur);
        Assert.Equal(["A001"], Codes(await program.Get("/activities")));
        Assert.Equal(HttpStatusCode.NotFound, (await program.Get($"/activities/{house.Bois}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get("/accounts")).Status);

        await house.Do(async s =>
        {
            var grant = await s.GetRequiredService<Db>().Set<Grant>().SingleAsync(g => g.AccountId == entrepreneur);
            Assert.True((await s.GetRequiredService<GrantActions>().End(entrepreneur, grant.Id, new DateOnly(2026, 11, 23))).Ok);
        });

        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get("/activities")).Status);
        Assert.All((await program.Get("/me")).Json.GetProperty("rights").EnumerateArray(), r => Assert.True(r.GetProperty("overOneself").GetBoolean() && !r.GetProperty("everywhere").GetBoolean()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_narrowed_token_has_only_what_it_was_given(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var team = await house.Account("Une Equipe", Role.Team);
        using var program = await ApiCaller.Of(house, team, false, ActivitiesModule.Read);
        Assert.Equal([ActivitiesModule.Read], (await program.Get("/me")).Json.GetProperty("rights").EnumerateArray().Select(r => r.GetProperty("right").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/activities")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get("/customers")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Post("/people", new { firstName = "Ada", lastName = "Vallon" })).Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_token_that_reads_writes_nothing_at_the_door_nor_below(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var team = await house.Account("Une Equipe", Role.Team);
        var made = await ApiCaller.Token(house, team, readOnly: true);
        using var program = new ApiCaller(house.Address!, made.Text);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/people")).Status);

        var refused = await program.Post("/people", new { firstName = "Ada", lastName = "Vallon" });

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("urn:maillage:token.read-only", refused.Type);
        await using var scope = house.Services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<Maillage.Platform.Current>();
        current.Enter(TestHouse.Cooperative, current.Zone);
        current.SignIn(team, new(made.Token.Id.Value, "Essai", ReadOnly: true, null));
        var below = await scope.ServiceProvider.GetRequiredService<PersonActions>().Create("Ada", "Vallon", "", "");
        Assert.Equal("token.read-only", below.Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_over_opens_nothing(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var team = await house.Account("Une Equipe", Role.Team);
        var made = await ApiCaller.Token(house, team);
        using var program = new ApiCaller(house.Address!, made.Text);
        using var wrong = new ApiCaller(house.Address!, made.Text[..^2] + (made.Text[^1] == '1' ? "-2" : "-1"));
        using var nobody = new ApiCaller(house.Address!, null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await wrong.Get("/me")).Status);
        var none = await nobody.Get("/me");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json", "urn:maillage:token"), (none.Status, none.MediaType, none.Type));

        house.MoveTo("2026-12-24");
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/me")).Status);
        house.MoveTo("2026-12-25");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/me")).Status);

        house.MoveTo("2026-11-24");
        using var second = await ApiCaller.Of(house, team);
        var id = await house.Read(db => db.Set<AccessToken>().Where(t => t.Id != made.Token.Id).Select(t => t.Id).SingleAsync());
        Assert.True((await house.As(team, s => s.GetRequiredService<TokenActions>().Revoke(id))).Ok);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.Get("/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/me")).Status);

        var administrator = await house.Account("Un Administrateur", Role.Administrator);
        Assert.True((await house.As(administrator, s => s.GetRequiredService<AccountActions>().Disable(team))).Ok);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/me")).Status);
    }

    [Fact]
    public async Task One_makes_no_token_wider_than_oneself_nor_longer_than_a_year()
    {
        await using var house = await TestHouse.Open();
        var entrepreneur = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var made = await house.As(entrepreneur, s => s.GetRequiredService<TokenActions>().Make("", new DateOnly(2027, 11, 25), false, [SalesModule.IssueInvoices]));
        Assert.Equal(["token.name", "token.end", "token.rights"], made.Refusals.Select(r => r.Type));
    }

    [Fact]
    public async Task One_sees_and_shuts_only_ones_own()
    {
        await using var house = await TestHouse.Serve();
        var (team, other) = (await house.Account("Une Equipe", Role.Team), await house.Account("Autre Equipe", Role.Team));
        var made = await ApiCaller.Token(house, team);
        Assert.Empty(await house.As(other, s => s.GetRequiredService<TokenActions>().Mine()));
        Assert.Equal(Refusal.NotFound.Type, (await house.As(other, s => s.GetRequiredService<TokenActions>().Revoke(made.Token.Id))).Refusal!.Type);
    }

    [Fact]
    public async Task The_page_shows_a_token_once_and_revokes_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        using var visitor = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await visitor.Open("/compte/jetons");
        await visitor.Submit("#faire", ("Input.Name", "Tableur du lundi"));
        var token = visitor.Page.QuerySelector("#jeton")!.TextContent;
        using var program = new ApiCaller(house.Address!, token);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/activities")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Post("/activities", new { })).Status);

        await visitor.Open("/compte/jetons");
        Assert.DoesNotContain(token, visitor.Page.Body!.TextContent);
        Assert.Contains("Tableur du lundi", visitor.Text);
        await visitor.Submit("form:has(input[name=id])");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/activities")).Status);
    }

    [Fact]
    public async Task A_cookie_opens_no_door_of_the_api_and_a_token_no_page()
    {
        await using var house = await TestHouse.Serve();
        var team = await house.Account("Une Equipe", Role.Team);
        using var visitor = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Get("/api/v1/me")).StatusCode);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = house.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", (await ApiCaller.Token(house, team)).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await http.GetAsync("/clients")).StatusCode);
    }

    private static IEnumerable<string?> Codes(ApiReply page) => page.Json.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("code").GetString());
}
