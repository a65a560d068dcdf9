using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Maillage.Tests.Browser;

/// <summary>
/// One euro, end to end, as three people live it: the entrepreneur makes an invoice, the team issues it, the customer pays, and it is seen in the
/// ledger, the VAT, the contribution and the account of the activity.
/// </summary>
public sealed partial class OneEuroJourney
{
    private const int MostInteractions = 20;

    [Theory, Trait("Kind", "Slow")]
    [InlineData(Engine.Sqlite, 360)]
    [InlineData(Engine.Sqlite, 1280)]
    [InlineData(Engine.Postgres, 1280)]
    public async Task A_sale_goes_from_the_entrepreneur_to_every_account(Engine engine, int width)
    {
        await using var house = await TestHouse.Serve(engine);
        await house.Account("Camille Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Account("Une Equipe", Role.Team);
        await house.Account("Un Administrateur", Role.Administrator);
        await house.Do(s => s.GetRequiredService<CustomerActions>().Create(Id<Customer>.New(), house.Atelier,
            new CustomerDetails(CustomerKind.Company, "Studio Nord", "552 100 554", Street: "4 rue du Port", PostCode: "26400", City: "Crest")));
        await house.Adopt("solstice-2017", new Month(2026, 11));

        var page = await Chromium.Page(house.Address!, width);
        await Submit(page);
        var number = await Issue(await Chromium.Page(house.Address!, width));
        await Look(page, house, number);
        Assert.All(await house.Do(async s =>
        {
            var reports = new List<CheckReport>();
            foreach (var check in s.GetServices<ICheck>()) reports.Add(await check.Run());
            return reports;
        }), report => Assert.Empty(report.Faults));
    }

    private static async Task Submit(IPage page)
    {
        var hand = new Hand(page);
        await SignIn(page, hand, "camille.entrepreneur@maillage.example");
        await hand.Click("Nouvelle facture");
        await hand.Choose("Client", "Studio Nord");
        await hand.Fill("Objet", "Habillage du site");
        await hand.Fill("Date de la vente ou début", "2026-11-20");
        await hand.Fill("Désignation", "Création graphique");
        await hand.Fill("Quantité", "2");
        await hand.Fill("Prix HT", "500");
        await Expect(page.Locator("#totals")).ToContainTextAsync(new Regex(@"1\s200,00"));
        await hand.Click("Soumettre la facture");
        await Expect(page.Locator("main")).ToContainTextAsync("à valider");
        Assert.True(hand.Count <= MostInteractions, $"It took {hand.Count} interactions to submit an invoice.");
    }

    /// <returns>The number given to the invoice.</returns>
    private static async Task<string> Issue(IPage page)
    {
        var hand = new Hand(page);
        await SignIn(page, hand, "une.equipe@maillage.example");
        await page.GotoAsync("/factures/a-valider");
        await Expect(page.Locator("main")).ToContainTextAsync("Studio Nord");
        await hand.Click(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Émettre la facture de") }));
        await page.GotoAsync("/factures");
        var number = InvoiceNumber().Match(await page.Locator("main").InnerTextAsync()).Value;
        Assert.Equal("2026-00001", number);
        await hand.Click(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Studio Nord" }).First);
        await hand.Fill("Montant reçu", "1200");
        await hand.Click("Enregistrer l’encaissement");
        await Expect(page.Locator("main")).ToContainTextAsync("réglée");
        return number;
    }

    private static async Task Look(IPage page, TestHouse house, string number)
    {
        await page.GotoAsync($"/activites/{house.Atelier}/compte");
        await Expect(page.Locator("main")).ToContainTextAsync(new Regex(@"1\s000,00"));
        await page.GotoAsync($"/activites/{house.Atelier}/contribution/2026-11");
        await Expect(page.Locator("main")).ToContainTextAsync(new Regex("130,00"));
        await Expect(page.Locator("main")).ToContainTextAsync(number);
        await page.GotoAsync($"/comptabilite/tva?activite={house.Atelier}");
        await Expect(page.Locator("main")).ToContainTextAsync(new Regex(@"200,00"));
        await page.GotoAsync($"/comptabilite/ecritures?activite={house.Atelier}");
        await Expect(page.Locator("main")).ToContainTextAsync(number);
    }

    private static async Task SignIn(IPage page, Hand hand, string email)
    {
        await page.GotoAsync("/connexion");
        await hand.Fill("Adresse de courriel", email);
        await hand.Fill("Mot de passe", TestHouse.Password);
        await hand.Click(page.Locator("main form button[type=submit]").First);
    }

    [GeneratedRegex(@"\d{4}-\d{5}")]
    private static partial Regex InvoiceNumber();
}
