using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages;

public sealed class ReceiptPagesTests
{
    [Fact]
    public async Task One_payment_is_shared_over_the_oldest_invoices_without_script()
    {
        await using var house = await TestHouse.Serve();
        var first = await house.Sell(Sale.Line("Pose", 100));
        await house.SellTo(first.CustomerId!.Value, Sale.Line("Conseil", 200));
        using var noe = await Team(house);
        await noe.Open("/encaissements/nouveau?q=studio");
        await noe.Open(noe.Page.QuerySelector("main td a")!.GetAttribute("href")!);
        Assert.Contains("360,00 € à payer", noe.Text, StringComparison.Ordinal);

        await noe.Submit("form#encaissement", ("Receipt.Amount", "150"), ("op", "repartir"));
        Assert.Equal(["120,00", "30,00"], Amounts(noe));
        await noe.Submit("form#encaissement", ("Lines[1].Amount", "250"), ("op", "enregistrer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noe.Status);
        Assert.Contains("Il reste 240,00 € sur la facture 2026-00002", noe.Page.QuerySelector("#Lines_1__Amount-erreur")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await noe.Submit("form#encaissement", ("Lines[1].Amount", "20"), ("op", "enregistrer"));

        Assert.Contains("150,00 € encaissés. 10,00 € restent en avance de ce client.", noe.Text, StringComparison.Ordinal);
        await house.IsSound();
        await noe.Submit("form#rembourser", ("Receipt.Amount", "4"));
        Assert.Contains("4,00 € remboursés au client.", noe.Text, StringComparison.Ordinal);
        await noe.Submit("form#annuler", ("reason", "Chèque impayé"));
        Assert.Contains("L’avance que cet encaissement a laissée a servi le 24 novembre 2026 : annulez d’abord le remboursement.", noe.Text, StringComparison.Ordinal);
        await house.IsSound();
    }

    [Fact]
    public async Task Credit_alone_settles_an_invoice()
    {
        await using var house = await TestHouse.Serve();
        var first = await house.Sell(Sale.Line("Pose", 100));
        await house.Receive(first.Id, 120);
        await house.Credit(first, Sale.Line("Pose", 50));
        var second = await house.SellTo(first.CustomerId!.Value, Sale.Line("Conseil", 200));
        using var noe = await Team(house);
        await noe.Open($"/encaissements/nouveau?client={first.CustomerId}");

        await noe.Submit("form#encaissement", ("Lines[0].Amount", "60"), ("op", "repartir"));
        Assert.Equal(["60,00", "60,00"], Amounts(noe));
        await noe.Submit("form#encaissement", ("op", "enregistrer"));

        Assert.Contains("60,00 € imputés.", noe.Text, StringComparison.Ordinal);
        await noe.Open($"/factures/{second.Id}");
        Assert.Contains("en partie réglée", noe.Text, StringComparison.Ordinal);
        await noe.Open("/factures?etat=a-rendre");
        Assert.Contains("Aucune facture ne correspond", noe.Text, StringComparison.Ordinal);
        await house.IsSound();
    }

    [Fact]
    public async Task A_debt_goes_to_losses_from_the_page_of_its_invoice()
    {
        await using var house = await TestHouse.Serve();
        var invoice = await house.Sell(Sale.Line("Étagère", 100, nature: Maillage.Domain.Sales.Documents.LineNature.Goods));
        using var noe = await Team(house);
        await noe.Open($"/factures/{invoice.Id}");
        await noe.Submit("form#perte", ("Loss.Reason", "Liquidation judiciaire"), ("Loss.Recover", "true"), ("Loss.Mention", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noe.Status);
        await noe.Open($"/factures/{invoice.Id}");
        Assert.Contains("Facture demeurée impayée pour la somme de 100,00 € (prix net de TVA) et pour la somme de 20,00 €", noe.Text, StringComparison.Ordinal);
        await noe.Submit("form#perte", ("Loss.Reason", "Liquidation judiciaire"), ("Loss.Recover", "true"));

        Assert.Contains("Passage en perte de 120,00 € : c’est comptabilisé.", noe.Text, StringComparison.Ordinal);
        Assert.Equal((100m, 0m), (await house.Balance("654"), await house.Balance("4457120")));
        await house.IsSound();
    }

    [Fact]
    public async Task Cheques_are_handed_in_with_their_slip()
    {
        await using var house = await TestHouse.Serve();
        var invoice = await house.Sell(Sale.Line("Pose", 100));
        using var noe = await Team(house);
        await noe.Open($"/factures/{invoice.Id}");
        await noe.Submit("form#encaisser", ("Receipt.Method", "Cheque"), ("Receipt.Reference", "0012345"));
        await noe.Open("/encaissements/remises");
        Assert.Contains("120,00 € à remettre à la banque", noe.Text, StringComparison.Ordinal);

        await noe.Submit("form#remise");

        Assert.Contains("Remise de chèques n° 1 : 120,00 € en banque.", noe.Text, StringComparison.Ordinal);
        Assert.Contains("0012345", noe.Text, StringComparison.Ordinal);
        Assert.Contains("FR76 3000 6000 0112 3456 7890 189", noe.Text, StringComparison.Ordinal);
        await noe.Submit("form#annuler", ("reason", "Oubli d’un chèque"));
        Assert.Contains("les encaissements attendent de nouveau", noe.Text, StringComparison.Ordinal);
        await noe.Open("/encaissements/versements");
        Assert.Contains("Aucun paiement par carte n’attend", noe.Text, StringComparison.Ordinal);
    }

    private static string[] Amounts(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("input[name$='.Amount']").Where(i => i.GetAttribute("name")!.StartsWith("Lines", StringComparison.Ordinal)).Select(i => i.GetAttribute("value") ?? "")];

    private static async Task<Visitor> Team(TestHouse house)
    {
        await house.Account("Noé Ferrand", Role.Team);
        return await Visitor.SignedIn(house, "noe.ferrand@maillage.example");
    }
}
