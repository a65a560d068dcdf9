using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Pages;

public sealed class HistoryPages
{
    [Fact]
    public async Task A_record_tells_who_did_what_to_who_may_read_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Account("Basile Autre", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        await house.Account("Une Directrice", Role.Direction);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open("/clients/nouveau");
        await camille.Submit("form[data-outbox-key]", ("Input.Name", "Studio Nord"), ("Input.Street", "4 rue du Port"), ("Input.PostCode", "26400"), ("Input.City", "Crest"), ("Input.Siren", "552100554"), ("Input.Email", "studio@nord.example"));
        var id = camille.Path.Split('/')[2].Split('?')[0];
        await camille.Open($"/clients/{id}/modifier");
        await camille.Submit("form[data-outbox-key]", ("Input.Email", "contact@nord.example"));

        await camille.Open($"/historique/client/{id}");
        Assert.Contains("Camille Aubrac : créé", camille.Text, StringComparison.Ordinal);
        Assert.Contains("courriel (« studio@nord.example » → « contact@nord.example »)", camille.Text, StringComparison.Ordinal);

        using var basile = await Visitor.SignedIn(house, "basile.autre@maillage.example");
        Assert.Equal(HttpStatusCode.NotFound, (await basile.Get($"/historique/client/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await basile.Get("/administration/journal")).StatusCode);
        using var director = await Visitor.SignedIn(house, "une.directrice@maillage.example");
        await director.Open("/administration/journal");
        Assert.Contains("POST /clients/nouveau", director.Text, StringComparison.Ordinal);
        await director.Open($"/historique/client/{id}");
        Assert.Equal(HttpStatusCode.OK, director.Status);
    }
}
