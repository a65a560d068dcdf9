using System.Net;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Outside;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Maillage.Tests.Pages.Identity.Applications;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Identity;

/// <summary>One program enters by another: Maillage is the provider, and Maillage is the application.</summary>
public sealed class OutsideTests
{
    internal const string Camille = "camille.aubrac@maillage.example";

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_person_joins_their_account_then_enters_by_the_provider_and_parts(Engine engine)
    {
        await using var pair = await Pair.Begin(engine);
        using (var signedIn = await Visitor.SignedIn(pair.Ours, Camille))
        {
            await signedIn.Open("/compte/externe");
            await pair.SignInThere(signedIn, "/compte/externe/relier");
            Assert.Contains("vous pouvez entrer avec la fédération", signedIn.Text, StringComparison.Ordinal);
        }

        using var visitor = Visitor.At(pair.Ours);
        await visitor.Open("/connexion");
        await pair.SignInThere(visitor, visitor.Page.QuerySelector("a[href^='/connexion/externe']")!.GetAttribute("href")!);
        await visitor.Open("/compte/externe");
        Assert.Contains("Votre compte est relié", visitor.Text, StringComparison.Ordinal);

        await visitor.Submit("form[action$=Part]");
        Assert.Equal(0, await pair.Ours.Read(db => db.Set<OutsideIdentity>().CountAsync()));
    }

    [Fact]
    public async Task Who_is_joined_to_nothing_enters_nowhere_and_no_account_is_made()
    {
        await using var pair = await Pair.Begin();
        using var visitor = Visitor.At(pair.Ours);
        await pair.SignInThere(visitor, "/connexion/externe");
        Assert.StartsWith("/connexion", visitor.Path, StringComparison.Ordinal);
        Assert.Contains("Aucun compte d’ici n’est relié", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/compte");
        Assert.StartsWith("/connexion", visitor.Path, StringComparison.Ordinal);
    }

    [Theory, InlineData(false, Camille, "ne dit pas avoir vérifié"), InlineData(true, "autre@maillage.example", "votre adresse est une autre")]
    public async Task An_address_that_is_not_verified_there_or_is_another_joins_nothing(bool verified, string address, string said)
    {
        await using var pair = await Pair.Begin();
        await pair.Theirs.Do(s => s.GetRequiredService<Db>().Set<Account>().Where(a => a.Email == Camille).ExecuteUpdateAsync(set => set.SetProperty(a => a.EmailConfirmed, verified).SetProperty(a => a.Email, address)));
        using var signedIn = await Visitor.SignedIn(pair.Ours, Camille);
        await pair.SignInThere(signedIn, "/compte/externe/relier");
        Assert.Contains(said, signedIn.Text, StringComparison.Ordinal);
        Assert.Equal(0, await pair.Ours.Read(db => db.Set<OutsideIdentity>().CountAsync()));
    }

    [Fact]
    public async Task The_second_factor_and_the_closing_of_an_account_hold_whoever_says_who_one_is()
    {
        await using var pair = await Pair.Begin();
        using (var signedIn = await Visitor.SignedIn(pair.Ours, Camille)) await pair.SignInThere(signedIn, "/compte/externe/relier");
        await pair.Ours.Do(s => s.GetRequiredService<Db>().Set<Account>().Where(a => a.Email == Camille).ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, true)));
        using var visitor = Visitor.At(pair.Ours);
        await pair.SignInThere(visitor, "/connexion/externe");
        Assert.StartsWith("/connexion/second-facteur", visitor.Path, StringComparison.Ordinal);

        await pair.Ours.Do(s => s.GetRequiredService<Db>().Set<Account>().Where(a => a.Email == Camille).ExecuteUpdateAsync(set => set.SetProperty(a => a.Disabled, true)));
        await pair.SignInThere(visitor, "/connexion/externe");
        Assert.Contains("Aucun compte d’ici n’est relié", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Lie.Signature)]
    [InlineData(Lie.Issuer)]
    [InlineData(Lie.Audience)]
    [InlineData(Lie.Nonce)]
    [InlineData(Lie.Expired)]
    [InlineData(Lie.Unsigned)]
    [InlineData(Lie.Secret)]
    public async Task A_provider_that_lies_lets_nobody_in_and_joins_no_account(Lie lie)
    {
        await using var house = await TestHouse.Serve(with: s => s with { WebhooksReachPrivate = true });
        using var provider = new LyingProvider(house.Time);
        await house.Account("Camille Aubrac", Role.Team);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        Assert.True((await house.As(admin, s => s.GetRequiredService<OutsideActions>().Save(new("la fédération", provider.Issuer, LyingProvider.ClientId, LyingProvider.Secret, true)))).Ok);
        Task<int> Joined() => house.Read(db => db.Set<OutsideIdentity>().CountAsync());

        using var signedIn = await Visitor.SignedIn(house, Camille);
        await Travel(signedIn, provider, "/compte/externe/relier", lie);
        Assert.Contains("la fédération n’a pas confirmé qui vous êtes", signedIn.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Joined());
        await Travel(signedIn, provider, "/compte/externe/relier", Lie.None);
        Assert.Equal(1, await Joined());

        using var visitor = Visitor.At(house);
        await Travel(visitor, provider, "/connexion/externe", lie);
        Assert.Equal((HttpStatusCode.OK, "/connexion"), (visitor.Status, visitor.Path));
        Assert.Contains("la fédération n’a pas confirmé qui vous êtes", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/compte");
        Assert.StartsWith("/connexion", visitor.Path, StringComparison.Ordinal);
        await Travel(visitor, provider, "/connexion/externe", Lie.None);
        await visitor.Open("/compte");
        Assert.Equal("/compte", visitor.Path);
    }

    [Fact]
    public async Task A_return_that_nobody_waits_for_opens_nothing()
    {
        await using var pair = await Pair.Begin();
        using var visitor = Visitor.At(pair.Ours);
        await visitor.Open("/connexion/externe/retour?code=abc&state=def");
        Assert.Contains("n’est plus attendu", visitor.Text, StringComparison.Ordinal);
        await visitor.LeadsTo("/connexion/externe");
        await visitor.Open("/connexion/externe/retour?code=abc&state=def");
        Assert.Contains("n’est plus attendu", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_button_and_nobody_is_called()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = Visitor.At(house);
        await visitor.Open("/connexion");
        Assert.Null(visitor.Page.QuerySelector("a[href^='/connexion/externe']"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/connexion/externe")).StatusCode);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_said_so_and_a_wrong_setting_refused_beside_its_field()
    {
        await using var house = await TestHouse.Serve(with: s => s with { WebhooksReachPrivate = true });
        var account = await house.Account("Première Administratrice", Role.Administrator);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await admin.Open("/administration/connexion-externe");
        await admin.Submit("main form[aria-labelledby]", ("Input.Name", "La fédération"), ("Input.Issuer", "http://ailleurs.example"), ("Input.ClientId", "nous"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("commence par https", admin.Page.QuerySelector("#Input_Issuer-erreur")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("secret", admin.Page.QuerySelector("#Input_Secret-erreur")!.TextContent, StringComparison.Ordinal);

        await admin.Submit("main form[aria-labelledby]", ("Input.Issuer", "http://127.0.0.1:9"), ("Input.Secret", "un secret"), ("Input.On", "true"));
        Assert.Contains("est enregistrée", admin.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("un secret", await house.Read(db => db.Set<OutsideProvider>().Select(p => p.Secret).SingleAsync()), StringComparison.Ordinal);
        using var visitor = Visitor.At(house);
        await visitor.Open("/connexion/externe");
        Assert.Contains("La fédération n’a pas confirmé qui vous êtes", visitor.Text, StringComparison.Ordinal);
    }

    /// <summary>Goes to the provider and comes back with what it says.</summary>
    private static async Task Travel(Visitor visitor, LyingProvider provider, string path, Lie lie)
    {
        var asked = QueryHelpers.ParseQuery((await visitor.LeadsTo(path))!.Query);
        (provider.Nonce, provider.Lie) = (asked["nonce"]!, lie);
        await visitor.Open($"/connexion/externe/retour?code=abc&state={asked["state"]}");
    }

    /// <summary>Two programs: theirs says who people are to ours. The person has an account at both, whose passwords are the same only because it is a test.</summary>
    private sealed class Pair : IAsyncDisposable
    {
        public required TestHouse Ours { get; init; }
        public required TestHouse Theirs { get; init; }

        public static async Task<Pair> Begin(Engine engine = Engine.Sqlite)
        {
            var theirs = await TestHouse.Serve();
            var ours = await TestHouse.Serve(engine, with: s => s with { WebhooksReachPrivate = true });
            foreach (var house in (TestHouse[])[theirs, ours]) await house.Account("Camille Aubrac", Role.Team);
            await theirs.Do(s => s.GetRequiredService<Db>().Set<Account>().ExecuteUpdateAsync(set => set.SetProperty(a => a.EmailConfirmed, true)));
            using var caller = await OpenIdCaller.Register(theirs, $"{ours.Address}connexion/externe/retour");
            var admin = await ours.Account("Première Administratrice", Role.Administrator);
            Assert.True((await ours.As(admin, s => s.GetRequiredService<OutsideActions>().Save(new("la fédération", $"{theirs.Address}openid/1", caller.ClientId, caller.Secret, true)))).Ok);
            return new() { Ours = ours, Theirs = theirs };
        }

        /// <summary>
        /// Follows a link that leads to the provider, signs in there and comes back. The cookies of both programs have the same names and one machine: a
        /// browser of their own for theirs carries the person across.
        /// </summary>
        public async Task SignInThere(Visitor visitor, string path)
        {
            using var there = await Visitor.SignedIn(Theirs, Camille);
            var asked = await visitor.LeadsTo(path);
            Assert.StartsWith(Theirs.Address!.ToString(), asked!.ToString(), StringComparison.Ordinal);
            var answered = await there.LeadsTo(asked.ToString());
            Assert.StartsWith(Ours.Address!.ToString(), answered!.ToString(), StringComparison.Ordinal);
            await visitor.Open(answered.PathAndQuery);
        }

        public async ValueTask DisposeAsync()
        {
            await Ours.DisposeAsync();
            await Theirs.DisposeAsync();
        }
    }
}
