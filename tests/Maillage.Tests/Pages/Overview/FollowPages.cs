using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Overview;

public sealed class FollowPages
{
    [Fact]
    public async Task The_account_says_what_is_late_what_is_free_and_what_will_come()
    {
        await using var house = await TestHouse.Serve();
        await house.Adopt("solstice-2017", new Month(2026, 11));
        await house.Sell();
        await house.Post("2026-11-10 BQ Vente\n 512000 Atelier 500.00\n 706 Atelier -500.00");
        await house.Post("2026-11-12 OD Frais\n 6251 Atelier 40.00\n 425 Atelier -40.00");
        house.MoveTo("2027-01-20");
        using var camille = await Entrepreneur(house);

        await camille.Open("/mon-compte");

        Assert.Contains("Factures en retard 1 200,00 € 1 facture en retard, la plus ancienne échue le", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Notes de frais à rembourser −40,00 €", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Contribution, janvier 2027", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Jusqu’au plafond", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Ce qui est libre :", camille.Text, StringComparison.Ordinal);
        var rows = camille.Page.QuerySelectorAll("section[aria-labelledby=prevision] .scroll tbody tr").Select(r => Visitor.Plain(string.Join(' ', r.Children.Select(c => c.TextContent)))).ToList();
        Assert.Equal(7, rows.Count);
        Assert.Equal("Aujourd’hui 500,00", rows[0]);
        Assert.StartsWith("janvier 2027 1 000,00 0,00 −", rows[1], StringComparison.Ordinal);
        await camille.Open(camille.Page.QuerySelector("a[href*='retard=1']")!.GetAttribute("href")!);
        Assert.Contains("dont 1 200,00 € en retard", camille.Text, StringComparison.Ordinal);
        await camille.Open("/mon-compte?mois=2026-11");
        Assert.Null(camille.Page.QuerySelector("#prevision"));
    }

    [Fact]
    public async Task An_entrepreneur_notes_a_budget_and_reads_the_gap()
    {
        await using var house = await TestHouse.Serve();
        await AccountPages.Designer(house);
        using var camille = await Entrepreneur(house);
        await camille.Open("/mon-compte");
        Assert.Contains("Aucun budget n’est noté pour cet exercice", camille.Text, StringComparison.Ordinal);

        await camille.Open(camille.Page.QuerySelector("a[href*='/budget']")!.GetAttribute("href")!);
        await camille.Submit("main form", ("Targets[turnover]", "abc"), ("Targets[goods]", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("abc", camille.Page.QuerySelector("[name='Targets[turnover]']")!.GetAttribute("value"), StringComparison.Ordinal);
        await camille.Submit("main form", ("Targets[turnover]", "-5"));
        Assert.Contains("Écrivez un montant positif", camille.Text, StringComparison.Ordinal);
        await camille.Submit("main form", ("Targets[turnover]", "1 500,50"), ("Targets[goods]", ""));

        Assert.Contains("Le budget de 2026 est enregistré.", Visitor.Plain(camille.Page.Body!.TextContent), StringComparison.Ordinal);
        Assert.Contains("Chiffre d’affaires 1 500,50 1 200,00 −300,50", camille.Text, StringComparison.Ordinal);
        await camille.Open(camille.Page.QuerySelector("a[href*='/budget']")!.GetAttribute("href")!);
        Assert.Equal("1500,50", camille.Page.QuerySelector("[name='Targets[turnover]']")!.GetAttribute("value")!.Replace("\u202f", "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await camille.Get($"/activites/{house.Bois}/budget")).StatusCode);
    }

    private static async Task<Visitor> Entrepreneur(TestHouse house)
    {
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        return await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
    }
}
