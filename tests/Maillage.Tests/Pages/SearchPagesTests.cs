using Maillage.Domain.Identity;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages;

public sealed class SearchPagesTests
{
    [Fact]
    public async Task A_few_letters_find_customers_and_documents_within_reach_only()
    {
        await using var house = await TestHouse.Serve();
        var invoice = await house.Sell(Sale.Line("Création", 100m));
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open("/recherche?q=studio");
        Assert.Contains(invoice.Number!, camille.Text, StringComparison.Ordinal);
        Assert.Contains("Studio Nord", camille.Text, StringComparison.Ordinal);
        Assert.NotNull(camille.Page.QuerySelector($".found a[href='/factures/{invoice.Id}']"));

        await house.Account("Autre Personne", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        using var other = await Visitor.SignedIn(house, "autre.personne@maillage.example");
        await other.Open("/recherche?q=studio");
        Assert.Contains("Rien ne correspond", other.Text, StringComparison.Ordinal);
        await other.Open("/recherche?q=s");
        Assert.Contains("au moins 2 lettres", other.Text, StringComparison.Ordinal);
    }
}
