using System.Net;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Maillage.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>Pages that would write as they open (a draft that begins, a mark of what was read) refuse it and open, or say why not.</summary>
    [Fact, Trait("Kind", "Slow")]
    public async Task Nothing_fails_and_nothing_is_written_while_someone_looks()
    {
        await using var house = await DemoHouse.Serve(RoleMatrix.Unhurried);
        var routes = (await EndpointRights.Endpoints(house.Services)).Select(e => e.Route).Where(r => !r.StartsWith("/api/", StringComparison.Ordinal)).Distinct().ToList();
        var own = (await house.TwoActivities())[0];
        var crawler = new Crawler(routes);
        using (var camille = await house.Enter(DemoPeople.Ours, "Essai Sien", (Role.Entrepreneur, ScopeKind.Activity, own), (Role.Team, ScopeKind.Activity, own))) await crawler.Walk(camille);
        var account = await house.In(DemoPeople.Ours, s => s.GetRequiredService<Db>().Set<Account>().Where(a => a.DisplayName == "Essai Sien").Select(a => a.Id).SingleAsync());
        using var visitor = await house.Enter(DemoPeople.Ours, "Essai Regard", (Role.Administrator, ScopeKind.Cooperative, 0));
        await visitor.Open($"/administration/comptes/{account}");
        await visitor.Submit("form[action*=View]");

        var faults = new List<string>();
        foreach (var address in crawler.Found.Values.SelectMany(a => a))
        {
            using var answer = await visitor.Get(address);
            if ((int)answer.StatusCode >= 500) faults.Add($"{address} answered {answer.StatusCode}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        var written = await house.In(DemoPeople.Ours, s => (from r in s.GetRequiredService<Db>().Set<AuditRecord>()
                                                            where r.BehindId != null
                                                            join p in s.GetRequiredService<Db>().Set<AuditPayload>() on r.Number equals p.Number
                                                            select p.Text).ToListAsync());
        Assert.NotEmpty(written);
        Assert.All(written, t => Assert.DoesNotMatch("Added|Changed|Removed", t));
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
