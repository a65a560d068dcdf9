using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Maillage.Tests.Browser;

/// <summary>
/// A sale from its offer to its end as four people live it: the entrepreneur makes a quote on a phone, the team validates it, the customer signs it behind
/// a link, deposit and balance follow, the customer pays, and a credit note takes a part back.
/// </summary>
public sealed class QuoteJourney
{
    private const int MostInteractions = 16;

    [Theory, Trait("Kind", "Slow")]
    [InlineData(Engine.Sqlite, 360)]
    [InlineData(Engine.Postgres, 1280)]
    public async Task A_quote_is_signed_billed_paid_and_partly_credited(Engine engine, int width)
    {
        await using var house = await TestHouse.Serve(engine);
        await house.Member();
        await house.Account("Une Equipe", Role.Team);
        await house.Do(s => s.GetRequiredService<CustomerActions>().Create(Id<Customer>.New(), house.Atelier, Sale.Company));
        var camille = await SignedIn(house, width, "camille.aubrac@maillage.example");
        var team = await SignedIn(house, width, "une.equipe@maillage.example");

        var quote = await Offer(camille, width);
        await team.GotoAsync(quote);
        await Press(team, "Valider le devis");
        await camille.GotoAsync(quote);
        await camille.Locator("form#lien button").ClickAsync();
        await Sign(await Chromium.Page(house.Address!, width), await camille.Locator("input[readonly]").InputValueAsync());
        var signature = await house.Read(db => db.Set<QuoteSignature>().SingleAsync());
        Assert.Equal(("Agnès Faure", SignatureWay.Drawn), (signature.Name, signature.Way));
        Assert.StartsWith("M", signature.Drawing, StringComparison.Ordinal);

        var deposit = await Bill(camille, team, quote, @"360,00", "2026-00001");
        await Expect(team.Locator("main")).ToContainTextAsync("Facture d’acompte");
        await Pay(team, "360");
        var balance = await Bill(camille, team, quote, @"840,00", "2026-00002");
        await Pay(team, "840");
        Assert.NotEqual(deposit, balance);

        await camille.GotoAsync(balance);
        await Press(camille, "Faire un avoir");
        await camille.GetByLabel("Prix HT").First.FillAsync("100");
        await Press(camille, "Soumettre l’avoir");
        await Expect(camille.Locator("main")).ToContainTextAsync("à valider");
        await team.GotoAsync(camille.Url);
        await Press(team, "Émettre la facture");
        await Expect(team.Locator("main")).ToContainTextAsync("2026-00003");
        foreach (var document in (string[])[quote, deposit, balance, camille.Url])
        {
            var pdf = await camille.APIRequest.GetAsync($"{document}/pdf");
            Assert.Equal((200, "application/pdf"), (pdf.Status, pdf.Headers["content-type"]));
        }
        await house.IsSound();
    }

    /// <returns>Address of the quote.</returns>
    private static async Task<string> Offer(IPage page, int width)
    {
        var hand = new Hand(page);
        await page.GotoAsync("/devis");
        await hand.Click(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Nouveau devis" }).First);
        await hand.Choose("Client", "Studio Nord");
        await hand.Fill("Objet", "Habillage du site");
        await hand.Fill("Désignation", "Création graphique");
        await hand.Fill("Prix HT", "1000");
        await hand.Fill("Acompte, en %", "30");
        await Expect(page.Locator("#totals")).ToContainTextAsync(new Regex(@"Acompte.*360,00", RegexOptions.Singleline));
        if (width < 600) await hand.Click(page.GetByText("Aperçu", new() { Exact = true }));
        await Expect(page.Locator("#preview")).ToContainTextAsync("Création graphique");
        if (width < 600) await hand.Click(page.GetByText("Saisie", new() { Exact = true }));
        await hand.Click("Soumettre le devis");
        await Expect(page.Locator("main")).ToContainTextAsync("Le devis est soumis");
        Assert.True(hand.Count <= MostInteractions, $"It took {hand.Count} interactions to make a quote.");
        return page.Url;
    }

    private static async Task Sign(IPage page, string link)
    {
        await page.GotoAsync(new Uri(link).AbsolutePath);
        await Expect(page.Locator("main")).ToContainTextAsync("Création graphique");
        await page.Locator("form[data-sign]").GetByLabel("Vos prénom et nom").FillAsync("Agnès Faure");
        var pad = page.Locator("[data-sign-pad] svg");
        await pad.ScrollIntoViewIfNeededAsync();
        var box = (await pad.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 30, box.Y + 30);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 120, box.Y + 60, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await page.GetByLabel("J’accepte ce devis et ses conditions").CheckAsync();
        await Press(page, "Accepter et signer");
        await Expect(page.Locator("main")).ToContainTextAsync("Ce devis est signé");
    }

    /// <summary>Prepares, submits and issues the next invoice of the quote.</summary>
    /// <returns>Its address.</returns>
    private static async Task<string> Bill(IPage camille, IPage team, string quote, string amount, string number)
    {
        await camille.GotoAsync(quote);
        await Press(camille, "Préparer la facture");
        await Expect(camille.Locator("#totals")).ToContainTextAsync(new Regex(amount));
        await Press(camille, "Soumettre la facture");
        await Expect(camille.Locator("main")).ToContainTextAsync("à valider");
        await team.GotoAsync(camille.Url);
        await Press(team, "Émettre la facture");
        await Expect(team.Locator("main")).ToContainTextAsync(number);
        return camille.Url;
    }

    private static async Task Pay(IPage team, string amount)
    {
        await team.GetByLabel("Montant reçu").First.FillAsync(amount);
        await Press(team, "Enregistrer l’encaissement");
        await Expect(team.Locator("main")).ToContainTextAsync("réglée");
    }

    private static Task Press(IPage page, string name) => new Hand(page).Click(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name }).First);

    private static async Task<IPage> SignedIn(TestHouse house, int width, string email)
    {
        var page = await Chromium.Page(house.Address!, width);
        await page.GotoAsync("/connexion");
        await page.GetByLabel("Adresse de courriel").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(TestHouse.Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("/connexion"));
        return page;
    }
}
