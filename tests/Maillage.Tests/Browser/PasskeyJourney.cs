using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Maillage.Tests.Browser;

/// <summary>A passkey from its making to its loss, in a real browser whose authenticator is a virtual one.</summary>
public sealed class PasskeyJourney
{
    [Theory, Trait("Kind", "Slow")]
    [InlineData(Engine.Sqlite, 360)]
    [InlineData(Engine.Postgres, 1280)]
    public async Task A_passkey_is_added_opens_the_house_alone_confirms_and_is_taken_away(Engine engine, int width)
    {
        await using var house = await TestHouse.Serve(engine);
        await house.Account("Camille Aubrac", Role.Team);
        // Browsers give passkeys to https and to localhost, not to 127.0.0.1.
        var page = await Chromium.Page(new Uri($"http://localhost:{house.Address!.Port}"), width);
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync("/connexion");
        await page.GetByLabel("Adresse de courriel").FillAsync("camille.aubrac@maillage.example");
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(TestHouse.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await page.GotoAsync("/compte/cles");
        await page.GetByLabel("Nom de la clé").FillAsync("Téléphone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une clé d’accès" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("n’a pas encore servi");

        await SignOut(page);
        // The page offers keys as soon as it opens, and a virtual authenticator takes the offer without being asked.
        await page.GotoAsync("/connexion?retour=/compte/cles");
        await Expect(page.Locator("main")).ToContainTextAsync("a servi le 24 novembre 2026");

        // As if the password alone had opened the session, where two factors are asked: the key is the only way on.
        await house.Do(async s =>
        {
            Assert.True((await s.GetRequiredService<SignInRulesActions>().AskTwo(TwoFactorsOf.Team)).Ok);
            await s.GetRequiredService<Db>().Set<AccountSession>().ExecuteUpdateAsync(set => set.SetProperty(x => x.Strong, false));
        });
        await page.GotoAsync("/portefeuille");
        await Expect(page.Locator("h1")).ToContainTextAsync("Votre second facteur");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer avec une clé d’accès" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/portefeuille$"));

        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromMinutes(11));
        await page.GotoAsync("/compte/cles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer avec une clé d’accès" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer la clé Téléphone" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("La clé d’accès est retirée.");

        await SignOut(page);
        await page.GotoAsync("/connexion");
        await Expect(page.Locator("main")).ToContainTextAsync("Cette clé d’accès n’ouvre aucun compte ici.");
        // This page offers the key again and again, and the house is taken away.
        await page.Context.CloseAsync();
    }

    private static async Task SignOut(IPage page)
    {
        await page.Locator("summary[aria-label^='Mon profil']").ClickAsync();
        // The page that follows offers keys at once, and may be gone before it is looked at.
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync(),
            answer => answer.Request.Method == "GET" && new Uri(answer.Url).AbsolutePath == "/connexion");
    }
}
