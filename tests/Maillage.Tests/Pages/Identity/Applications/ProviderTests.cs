using System.Net;
using System.Text.Json;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Applications;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Maillage.Tests.Pages.Identity.Applications;

public sealed class ProviderTests
{
    private const string Camille = "camille.aubrac@maillage.example";

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_program_of_the_cooperative_signs_a_person_in_and_out_by_the_client_of_its_framework(Engine engine)
    {
        await using var client = await ClientApp.Start();
        await using var house = await TestHouse.Serve(engine);
        house.Time.MoveTo(DateTimeOffset.UtcNow);
        var account = await house.Account("Camille Aubrac", Role.Team);
        using var caller = await OpenIdCaller.Register(house, client.SignedInUri, tells: true, afterSignOut: client.SignedOutUri);
        (client.Issuer, client.ClientId, client.Secret) = ($"{house.Address}openid/1", caller.ClientId, caller.Secret);
        using var visitor = Visitor.At(house);

        await visitor.Open($"{client.Address}moi");
        Assert.StartsWith("/connexion?retour=", visitor.Path, StringComparison.Ordinal);
        await visitor.Submit("form", ("Input.Email", Camille), ("Input.Password", TestHouse.Password));
        Assert.Equal("/moi", visitor.Path);
        var told = JsonDocument.Parse(visitor.Page.Body!.TextContent).RootElement;
        Assert.Equal(account.ToString(System.Globalization.CultureInfo.InvariantCulture), told.GetProperty("sub").GetString());
        Assert.Equal("Camille Aubrac", told.GetProperty("name").GetString());
        Assert.Equal(Camille, told.GetProperty("email").GetString());
        Assert.Contains("quipe", told.GetProperty("groups").GetString(), StringComparison.Ordinal);

        await visitor.Open("/compte/applications");
        Assert.Contains("Fichiers partagés apprend qui vous êtes", visitor.Text, StringComparison.Ordinal);

        await visitor.Open($"{client.Address}sortir");
        Assert.Equal("/recu", visitor.Path);
        await visitor.Open("/compte");
        Assert.StartsWith("/connexion", visitor.Path, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_signed_verifies_by_the_published_keys_and_says_no_more_than_was_set(Engine engine)
    {
        await using var story = await Story.Begin(engine);
        var (status, tokens) = await story.Caller.Redeem(await story.Caller.Code(story.Visitor));
        Assert.Equal(HttpStatusCode.OK, status);

        var discovery = await story.Caller.Read("/openid/1/.well-known/openid-configuration");
        var keys = new JsonWebKeySet((await story.Caller.Read(new Uri(discovery.GetProperty("jwks_uri").GetString()!).AbsolutePath)).GetRawText());
        Assert.All(keys.Keys, k => Assert.Null(k.D));
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(tokens.GetProperty("id_token").GetString(), new TokenValidationParameters
        {
            ValidIssuer = discovery.GetProperty("issuer").GetString(),
            ValidAudience = story.Caller.ClientId,
            IssuerSigningKeys = keys.Keys,
            ValidateLifetime = false,
            ValidAlgorithms = ["RS256"],
        });
        Assert.True(read.IsValid, read.Exception?.Message);
        Assert.Equal("nonce", read.Claims["nonce"]);
        Assert.Equal("Camille Aubrac", read.Claims["name"]);
        Assert.DoesNotContain("groups", read.Claims.Keys);
        Assert.EndsWith("/openid/1", read.Issuer, StringComparison.Ordinal);
        Assert.DoesNotContain("turn", read.Claims.Keys);

        var user = await story.Caller.User(tokens.GetProperty("access_token").GetString()!);
        Assert.Equal(HttpStatusCode.OK, user.Status);
        Assert.Equal((string)read.Claims["sub"], user.Json.GetProperty("sub").GetString());
        Assert.Equal(Camille, user.Json.GetProperty("email").GetString());
    }

    [Fact]
    public async Task What_an_application_asks_wrongly_is_refused_and_never_sent_elsewhere()
    {
        await using var story = await Story.Begin();
        foreach (var wrong in (string[])["https://ailleurs.example/recu", story.Client.PlainUri + "/", story.Client.PlainUri + "?a=1", story.Client.PlainUri.ToUpperInvariant(), ""])
        {
            await story.Visitor.Open(story.Caller.Authorize(1, ("redirect_uri", wrong)));
            Assert.Equal(HttpStatusCode.BadRequest, story.Visitor.Status);
            Assert.StartsWith("/openid/1/autorisation", story.Visitor.Path, StringComparison.Ordinal);
        }
        await story.Visitor.Open(story.Caller.Authorize(1, ("client_id", "personne")));
        Assert.Equal(HttpStatusCode.BadRequest, story.Visitor.Status);
        foreach (var but in ((string, string?)[][])[[("code_challenge", null), ("code_challenge_method", null)], [("code_challenge_method", "plain")], [("response_type", "token")], [("scope", "profile")]])
        {
            await story.Visitor.Open(story.Caller.Authorize(1, but));
            Assert.DoesNotContain("code=", story.Visitor.Path, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.BadRequest, story.Visitor.Status);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await story.Caller.Redeem(await story.Caller.Code(story.Visitor), otherSecret: "maillage_application_autre")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await story.Caller.Redeem(await story.Caller.Code(story.Visitor), verifier: null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await story.Caller.Redeem(await story.Caller.Code(story.Visitor), verifier: new string('a', 50))).Status);
        var late = await story.Caller.Code(story.Visitor);
        story.House.Time.MoveTo(story.House.Time.GetUtcNow() + TimeSpan.FromMinutes(3));
        Assert.Equal(HttpStatusCode.BadRequest, (await story.Caller.Redeem(late)).Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_code_or_a_token_of_renewal_that_comes_twice_ends_the_sign_in(Engine engine)
    {
        await using var story = await Story.Begin(engine);
        var code = await story.Caller.Code(story.Visitor);
        var first = await story.Caller.Redeem(code);
        var renewed = await story.Caller.Renew(first.Json.GetProperty("refresh_token").GetString()!);
        Assert.Equal(HttpStatusCode.OK, renewed.Status);
        Assert.Equal(HttpStatusCode.OK, (await story.Caller.User(renewed.Json.GetProperty("access_token").GetString()!)).Status);

        var twice = await story.Caller.Renew(first.Json.GetProperty("refresh_token").GetString()!);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (twice.Status, twice.Json.GetProperty("error").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, (await story.Caller.Renew(renewed.Json.GetProperty("refresh_token").GetString()!)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await story.Caller.User(renewed.Json.GetProperty("access_token").GetString()!)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await story.Caller.Redeem(code)).Status);
    }

    public static TheoryData<string> Ends => ["session", "compte", "application", "oubli"];

    [Theory, MemberData(nameof(Ends))]
    public async Task Nothing_is_told_any_more_once_the_session_the_account_or_the_application_is_closed(string end)
    {
        await using var story = await Story.Begin();
        var (_, tokens) = await story.Caller.Redeem(await story.Caller.Code(story.Visitor));
        Assert.Equal(HttpStatusCode.OK, (await story.Caller.User(tokens.GetProperty("access_token").GetString()!)).Status);
        await story.House.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            if (end == "session") await s.GetRequiredService<SessionBook>().EndAll(story.Account);
            else if (end == "compte") await db.Set<Account>().Where(a => a.Id == story.Account).ExecuteUpdateAsync(set => set.SetProperty(a => a.Disabled, true));
            else if (end == "application") Assert.True((await s.GetRequiredService<ApplicationActions>().Close((await db.Set<Application>().SingleAsync()).Id.Value)).Ok);
            else await s.GetRequiredService<ApplicationBook>().Leave(story.Account, (await db.Set<Application>().SingleAsync()).Id);
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await story.Caller.User(tokens.GetProperty("access_token").GetString()!)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await story.Caller.Renew(tokens.GetProperty("refresh_token").GetString()!)).Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Another_cooperative_neither_knows_the_application_nor_enters_it(Engine engine)
    {
        await using var story = await Story.Begin(engine);
        await story.House.FoundSecond();
        var (_, tokens) = await story.Caller.Redeem(await story.Caller.Code(story.Visitor));

        await story.Visitor.Open(story.Caller.Authorize(2));
        Assert.Equal(HttpStatusCode.BadRequest, story.Visitor.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await story.Caller.Redeem(await story.Caller.Code(story.Visitor), cooperative: 2)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await story.Caller.User(tokens.GetProperty("access_token").GetString()!, 2)).Status);

        using var neighbour = await story.House.SecondVisitor("noe.vasseur@voisine.example");
        await neighbour.Open(story.Caller.Authorize());
        Assert.StartsWith("/connexion", neighbour.Path, StringComparison.Ordinal);
        await neighbour.Open("/compte");
        Assert.Equal("/compte", neighbour.Path);
        foreach (var nowhere in (string[])["/openid/3/autorisation", "/openid/01/cles", "/openid/-1/cles", "/openid/99999999999/cles"])
            Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get(nowhere)).StatusCode);
    }

    [Fact]
    public async Task The_second_factor_that_is_asked_of_the_team_comes_before_the_application()
    {
        await using var story = await Story.Begin();
        Assert.True((await story.House.Do(s => s.GetRequiredService<SignInRulesActions>().AskTwo(TwoFactorsOf.Team))).Ok);
        await story.Visitor.Open(story.Caller.Authorize());
        Assert.StartsWith(SecondFactorGate.SetUp, story.Visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_must_prove_again_who_they_are_does_and_who_must_see_no_page_sees_none()
    {
        await using var story = await Story.Begin();
        using var nobody = Visitor.At(story.House);
        await nobody.Open(story.Caller.Authorize(1, ("prompt", "none")));
        Assert.Contains("error=login_required", nobody.Path, StringComparison.Ordinal);

        story.House.Time.MoveTo(story.House.Time.GetUtcNow() + TimeSpan.FromMinutes(20));
        await story.Visitor.Open(story.Caller.Authorize(1, ("prompt", "none")));
        Assert.Contains("code=", story.Visitor.Path, StringComparison.Ordinal);
        await story.Visitor.Open(story.Caller.Authorize(1, ("prompt", "none"), ("max_age", "60")));
        Assert.Contains("error=login_required", story.Visitor.Path, StringComparison.Ordinal);
        await story.Visitor.Open(story.Caller.Authorize(1, ("prompt", "login")));
        Assert.StartsWith("/confirmer", story.Visitor.Path, StringComparison.Ordinal);
        await story.Visitor.Submit("main form", ("confirmer.Password", TestHouse.Password));
        Assert.Contains("code=", story.Visitor.Path, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Keys_follow_one_another_each_published_before_it_signs_and_after(Engine engine)
    {
        await using var story = await Story.Begin(engine);
        var first = await story.Published();
        Assert.Equal(first, [await story.Signing()]);

        story.House.Time.MoveTo(story.House.Time.GetUtcNow() + SigningKeys.Life);
        var both = await story.Published();
        Assert.Equal(2, both.Count);
        Assert.Equal(first[0], await story.Signing());

        story.House.Time.MoveTo(story.House.Time.GetUtcNow() + SigningKeys.Lead);
        Assert.Equal(both.Single(k => k != first[0]), await story.Signing());
        Assert.Equal(2, (await story.Published()).Count);

        story.House.Time.MoveTo(story.House.Time.GetUtcNow() + SigningKeys.Kept);
        Assert.Equal([both.Single(k => k != first[0])], await story.Published());
        Assert.DoesNotContain("PRIVATE", await story.House.Read(db => db.Set<SigningKey>().Select(k => k.Secret).FirstAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_registers_an_application_whose_secret_is_shown_once()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Première Administratrice", Role.Administrator);
        await house.Account("Camille Aubrac", Role.Team);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await admin.Open("/administration/applications");
        await admin.Submit("#declarer", ("Input.Name", "Forum"), ("Input.RedirectUris", "http://forum.exemple.example/retour\nhttps://forum.exemple.example/*"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("doit commencer par https", admin.Page.QuerySelector("#Input_RedirectUris-erreur")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("forum.exemple.example/*", admin.Page.QuerySelector("#Input_RedirectUris")!.TextContent, StringComparison.Ordinal);

        await admin.Submit("#declarer", ("Input.Name", "Forum"), ("Input.RedirectUris", "https://forum.exemple.example/retour"), ("Input.TellsRoles", "true"));
        var page = admin.Path;
        var secret = admin.Page.QuerySelector("#secret")!.TextContent;
        Assert.StartsWith("maillage_application_", secret, StringComparison.Ordinal);
        await admin.Open(page);
        Assert.Null(admin.Page.QuerySelector("#secret"));
        Assert.DoesNotContain(secret, await house.Read(db => db.Set<Application>().Select(a => a.Hash).SingleAsync()), StringComparison.Ordinal);
        await admin.Open(admin.Page.QuerySelector("a[href^='/historique/application/']")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, admin.Status);

        using var camille = await Visitor.SignedIn(house, Camille);
        Assert.Equal(HttpStatusCode.Forbidden, (await camille.Get("/administration/applications")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await camille.Get(page)).StatusCode);
    }

    /// <summary>A house with an application, its person signed in at a browser.</summary>
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_null_character_or_two_proofs_of_who_asks_are_refused_as_what_they_are(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var http = new HttpClient { BaseAddress = house.Address };
        foreach (var client in (string?[])["a\0b", "essai", null])
            foreach (var proof in (string?[])["Basic " + Convert.ToBase64String("a\0b:c\0d"u8), "Basic a%00b", "Bearer a%00b", "basic", null])
                foreach (var grant in (string[])["authorization_code", "refresh_token", "client_credentials", "a\0b"])
                {
                    var fields = new Dictionary<string, string> { ["grant_type"] = grant, ["code"] = "a\0b", ["refresh_token"] = "a\0b", ["redirect_uri"] = "https://a\0b.example/", ["code_verifier"] = "a\0b", ["scope"] = "a\0b", ["client_secret"] = "a\0b" };
                    if (client is not null) fields["client_id"] = client;
                    using var request = new HttpRequestMessage(HttpMethod.Post, "/openid/1/jeton") { Content = new FormUrlEncodedContent(fields) };
                    if (proof is not null) request.Headers.TryAddWithoutValidation("Authorization", proof);
                    using var answer = await http.SendAsync(request);
                    Assert.True((int)answer.StatusCode is 400 or 401, $"{client} {proof} {grant}: {answer.StatusCode}");
                }
    }

    private sealed class Story : IAsyncDisposable
    {
        public required TestHouse House { get; init; }
        public required ClientApp Client { get; init; }
        public required OpenIdCaller Caller { get; init; }
        public required Visitor Visitor { get; init; }
        public required long Account { get; init; }

        public static async Task<Story> Begin(Engine engine = Engine.Sqlite)
        {
            var client = await ClientApp.Start();
            var house = await TestHouse.Serve(engine);
            var account = await house.Account("Camille Aubrac", Role.Team);
            return new() { House = house, Client = client, Account = account, Caller = await OpenIdCaller.Register(house, client.PlainUri), Visitor = await Visitor.SignedIn(house, Camille) };
        }

        /// <summary>The names of the published keys.</summary>
        public async Task<List<string>> Published() => [.. new JsonWebKeySet((await Caller.Read("/openid/1/cles")).GetRawText()).Keys.Select(k => k.Kid)];

        /// <summary>The name of the key that signs.</summary>
        public async Task<string> Signing()
        {
            using var visitor = await Visitor.SignedIn(House, Camille);
            var (_, tokens) = await Caller.Redeem(await Caller.Code(visitor));
            return new JsonWebToken(tokens.GetProperty("id_token").GetString()).Kid;
        }

        public async ValueTask DisposeAsync()
        {
            Visitor.Dispose();
            Caller.Dispose();
            await House.DisposeAsync();
            await Client.DisposeAsync();
        }
    }
}
