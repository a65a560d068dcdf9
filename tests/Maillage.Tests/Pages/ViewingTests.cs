using System.Net;
using Maillage.Domain.Identity;
using Maillage.Platform.Audit;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Pages;

public sealed class ViewingTests
{
    private const string Admin = "premiere.administratrice@maillage.example";

    [Fact]
    public async Task An_administrator_sees_what_someone_sees_writes_nothing_and_comes_back()
    {
        await using var house = await TestHouse.Serve();
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var camille = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var visitor = await Visitor.SignedIn(house, Admin);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/factures")).StatusCode);

        await visitor.Open($"/administration/comptes/{camille}");
        await visitor.Submit("form[action*=View]");
        Assert.Contains("comme Camille Aubrac", Visitor.Plain(visitor.Page.QuerySelector("aside.demo")!.TextContent), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/factures")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/administration/comptes")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/compte")).StatusCode);

        await visitor.Open("/clients/nouveau");
        await visitor.Submit("form[data-outbox-key]", ("Input.Name", "Studio Nord"));
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);

        await visitor.Open("/factures");
        await visitor.Submit("aside.demo form");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/administration/comptes")).StatusCode);

        var seen = await house.Read(db => db.Set<AuditRecord>().Where(r => r.BehindId == admin && r.AccountId == camille).Select(r => r.Act).ToListAsync());
        Assert.Contains("GET /factures", seen);
        Assert.DoesNotContain(seen, a => a.StartsWith("GET /compte", StringComparison.Ordinal) && a.Length > 100);
    }

    [Fact]
    public async Task Nobody_looks_through_those_who_give_rights_nor_with_a_cookie_of_another()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Première Administratrice", Role.Administrator);
        var second = await house.Account("Second Administrateur", Role.Administrator);
        var camille = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Account("Noé Vasseur", Role.Team);
        using var visitor = await Visitor.SignedIn(house, Admin);

        await visitor.Open($"/administration/comptes/{second}");
        await visitor.Submit("form[action*=View]");
        Assert.Contains("qui donne des droits", visitor.Text, StringComparison.Ordinal);

        await visitor.Open($"/administration/comptes/{camille}");
        await visitor.Submit("form[action*=View]");
        var cookie = visitor.Cookies.GetCookies(house.Address!)["maillage-voir-comme"]!;
        using var noe = await Visitor.SignedIn(house, "noe.vasseur@maillage.example");
        noe.Cookies.Add(house.Address!, new Cookie(cookie.Name, cookie.Value));
        await noe.Open("/compte");
        Assert.Null(noe.Page.QuerySelector("aside.demo"));
        Assert.Contains("noe.vasseur@maillage.example", noe.Text, StringComparison.Ordinal);

        house.Time.MoveTo(new DateTimeOffset(2026, 11, 24, 9, 31, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/factures")).StatusCode);
    }
}
