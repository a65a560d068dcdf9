using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages;

public sealed class TakingPagesTests
{
    [Fact]
    public async Task A_market_day_is_taken_down_without_script()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Camille(house);
        await camille.Open("/recettes");
        Assert.Contains("Aucune recette en novembre 2026", camille.Text, StringComparison.Ordinal);
        await camille.Open("/recettes/nouvelle");

        await camille.Submit("form#recettes", ("Input.Sales[0].VatCode", "Goods:FR055"), ("Input.Sales[0].Amount", "42,20"), ("op", "ajouter"));
        await camille.Submit("form#recettes", ("Input.Sales[1].VatCode", "Services:FR200"), ("Input.Sales[1].Amount", "12"), ("Input.Payments[0].Amount", "50"), ("op", "enregistrer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Contains("Les ventes font 54,20 €, les paiements 50,00 € : il manque 4,20 € de paiements.", Visitor.Plain(camille.Page.QuerySelector("#Input_Payments_0__Amount-erreur")!.TextContent), StringComparison.Ordinal);
        await camille.Submit("form#recettes", ("Input.Payments[2].Amount", "4,20"), ("op", "verifier"));
        Assert.Contains("Les deux totaux sont égaux", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form#recettes", ("op", "enregistrer"));

        Assert.Contains("Recettes n° 1 : 54,20 € comptabilisés.", camille.Text, StringComparison.Ordinal);
        await camille.Open("/recettes");
        Assert.Contains("54,20 € TTC en novembre 2026", camille.Text, StringComparison.Ordinal);
        Assert.Contains("Biens, TVA 5,5 %", camille.Text, StringComparison.Ordinal);
        var csv = await (await camille.Get("/recettes/export.csv?mois=2026-11")).Content.ReadAsStringAsync();
        Assert.Contains("24/11/2026;", csv, StringComparison.Ordinal);
        Assert.Contains(";biens;FR055;5,5;40,00;2,20;42,20;;50,00;0,00;4,20;0,00;", csv, StringComparison.Ordinal);
        await camille.Open("/recettes/nouvelle");
        Assert.Equal(2, camille.Page.QuerySelectorAll("form#recettes .lines > [data-line]").Length);
    }

    [Fact]
    public async Task What_is_not_a_number_stays_as_typed()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Camille(house);
        await camille.Open("/recettes/nouvelle");
        await camille.Submit("form#recettes", ("Input.Sales[0].Amount", "douze"), ("Input.Count", "beaucoup"), ("op", "enregistrer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        Assert.Equal(("douze", "beaucoup"), (camille.Page.QuerySelector("#Input_Sales_0__Amount")!.GetAttribute("value"), camille.Page.QuerySelector("#Input_Count")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Cheques_of_a_stall_wait_for_the_team_and_its_cash_goes_to_the_bank()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Camille(house);
        await house.Account("Noé Ferrand", Role.Team);
        using var noe = await Visitor.SignedIn(house, "noe.ferrand@maillage.example");
        await camille.Open("/recettes/nouvelle");
        await camille.Submit("form#recettes", ("Input.Sales[0].Amount", "120"), ("Input.Payments[0].Amount", "80"), ("Input.Payments[2].Amount", "40"), ("op", "enregistrer"));

        await noe.Open("/encaissements/remises");
        Assert.Contains("40,00 € à remettre à la banque", noe.Text, StringComparison.Ordinal);
        await noe.Submit("form#remise");
        Assert.Contains("Remise de chèques n° 1 : 40,00 € en banque.", noe.Text, StringComparison.Ordinal);
        Assert.Contains("Recettes n° 1", noe.Text, StringComparison.Ordinal);

        await camille.Open("/caisse");
        Assert.Contains("80,00 € en espèces", camille.Text, StringComparison.Ordinal);
        await camille.Submit("form#deposer", ("Deposit.Amount", "90"));
        Assert.Contains("Il n’y a que 80,00 € dans la caisse", Visitor.Plain(camille.Page.QuerySelector("#Deposit_Amount-erreur")!.TextContent), StringComparison.Ordinal);
        await camille.Submit("form#deposer", ("Deposit.Amount", "70"), ("Deposit.Note", "sac 12"));
        Assert.Contains("70,00 € sont sortis de la caisse.", camille.Text, StringComparison.Ordinal);
        Assert.Null(camille.Page.QuerySelector("form.confirmer"));
        Assert.Null(camille.Page.QuerySelector("form#compter"));

        await noe.Open($"/caisse?activite={house.Atelier}");
        await noe.Submit("form.confirmer");
        Assert.Contains("70,00 € sont en banque.", noe.Text, StringComparison.Ordinal);
        await noe.Submit("form#compter", ("Till.Amount", "9,50"));
        Assert.Contains("Écart de −0,50 € : il est comptabilisé.", noe.Text, StringComparison.Ordinal);
        Assert.Contains("9,50 € en espèces", noe.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_day_is_taken_back()
    {
        await using var house = await TestHouse.Serve();
        using var camille = await Camille(house);
        await camille.Open("/recettes/nouvelle");
        await camille.Submit("form#recettes", ("Input.Sales[0].Amount", "10"), ("Input.Payments[0].Amount", "10"), ("op", "enregistrer"));
        await camille.Submit("form#annuler", ("reason", "Erreur de rendu"));
        Assert.Contains("Annulées le 24 novembre 2026", camille.Text, StringComparison.Ordinal);
        await camille.Open("/recettes");
        Assert.Contains("0,00 € TTC en novembre 2026", camille.Text, StringComparison.Ordinal);
    }

    private static async Task<Visitor> Camille(TestHouse house)
    {
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        return await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
    }
}
