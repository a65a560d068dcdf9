using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages.Identity;

public sealed class NeighbourTests
{
    [Fact]
    public async Task A_decision_opens_to_a_neighbour_what_the_network_may_read_and_nothing_else()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Première Administratrice", Role.Administrator);
        var neighbour = await house.Account("Voisin Desmonts", Role.Funder, ScopeKind.Network, 0);
        var decision = await house.Decide();
        var scale = await house.Adopt("coopaname", new(2026, 10));
        using (var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example"))
        {
            await admin.Open($"/administration/comptes/{neighbour}");
            await admin.Submit("form[action$=Give]", ("Input.Role", Role.Neighbour), ("Input.Where", "Network:0"), ("Input.Origin", $"decision:{decision}"), ("Input.From", "2026-11-24"));
            Assert.Contains("ce que la coopérative montre à son réseau", admin.Text, StringComparison.Ordinal);
            Assert.Contains("décision du 12 juin 2026 : Barème", admin.Text, StringComparison.Ordinal);
            await admin.Open($"/decisions/{decision}");
            Assert.NotNull(admin.Page.QuerySelector($"a[href='/administration/comptes/{neighbour}']"));
        }

        using var voisin = await Visitor.SignedIn(house, "voisin.desmonts@maillage.example");
        await voisin.Open("/");
        Assert.Contains("Ce qui vous est ouvert", voisin.Text, StringComparison.Ordinal);
        foreach (var open in (string[])["/decisions", "/contribution/bareme"]) Assert.NotEmpty(voisin.Page.QuerySelectorAll($"main a[href='{open}']"));
        await voisin.Open("/contribution/bareme");
        Assert.Equal(HttpStatusCode.OK, voisin.Status);
        Assert.Null(voisin.Page.QuerySelector("#projets"));
        Assert.Empty(voisin.Page.QuerySelectorAll("a[href^='/historique/']"));
        await voisin.Open($"/decisions/{decision}");
        Assert.Contains("Des droits donnés à des comptes en viennent.", voisin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Desmonts à partir", voisin.Text, StringComparison.Ordinal);
        Assert.Empty(voisin.Page.QuerySelectorAll("a[href^='/historique/']"));
        foreach (var hidden in (string[])[$"/historique/decision/{decision}", $"/historique/bareme/{scale.Id}"])
        {
            await voisin.Open(hidden);
            Assert.Equal(HttpStatusCode.NotFound, voisin.Status);
        }
        foreach (var shut in (string[])["/contribution", "/factures", "/services-partages", "/justificatifs", "/administration/comptes"])
        {
            await voisin.Open(shut);
            Assert.Equal(HttpStatusCode.Forbidden, voisin.Status);
        }
    }
}
