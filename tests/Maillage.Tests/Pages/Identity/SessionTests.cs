using System.Net;
using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maillage.Tests.Pages.Identity;

public sealed class SessionTests
{
    private const string Camille = "camille.aubrac@maillage.example";

    [Theory, ClassData(typeof(BothEngines))]
    public async Task One_sees_where_one_is_signed_in_and_closes_a_session_from_another(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        await house.Account("Camille Aubrac", Role.Team);
        using var desk = await Visitor.SignedIn(house, Camille);
        using var phone = await Visitor.SignedIn(house, Camille);

        await desk.Open("/compte");
        Assert.Equal(2, desk.Page.QuerySelectorAll("section[aria-labelledby=sessions] li").Length);
        Assert.Contains("Un navigateur sur un appareil inconnu ici Ouverte le 24 novembre 2026 à 10 h 00, vue à l’instant, depuis 127.0.0.x", desk.Text, StringComparison.Ordinal);

        await desk.Submit("form[action$='handler=End']");
        await phone.Open("/compte");
        Assert.StartsWith("/connexion", phone.Path, StringComparison.Ordinal);
        await desk.Open("/compte");
        Assert.Single(desk.Page.QuerySelectorAll("section[aria-labelledby=sessions] li"));
    }

    [Fact]
    public async Task Signing_out_everywhere_leaves_this_device_only()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Team);
        using var desk = await Visitor.SignedIn(house, Camille);
        using var phone = await Visitor.SignedIn(house, Camille);
        using var tablet = await Visitor.SignedIn(house, Camille);

        await desk.Open("/compte");
        await desk.Submit("form[action$=EndOthers]");

        foreach (var visitor in (Visitor[])[phone, tablet])
        {
            await visitor.Open("/compte");
            Assert.StartsWith("/connexion", visitor.Path, StringComparison.Ordinal);
        }
        await desk.Open("/compte");
        Assert.Equal("/compte", desk.Path);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_session_closed_by_one_program_is_closed_for_another_on_the_same_database(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var account = await house.Account("Camille Aubrac", Role.Team);
        await using var second = await Second(house);
        using var camille = await Visitor.SignedIn(house, Camille);
        using var there = Visitor.At(new Uri(second.Urls.First()), camille.Cookies);
        await there.Open("/compte");
        Assert.Equal("/compte", there.Path);

        await house.Do(s => s.GetRequiredService<SessionBook>().EndAll(account));

        await there.Open("/compte");
        Assert.StartsWith("/connexion", there.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_unseen_for_long_is_over_and_a_kept_one_lasts_a_month()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Team);
        using var desk = await Visitor.SignedIn(house, Camille);
        using var phone = Visitor.At(house);
        await phone.Open("/connexion");
        await phone.Submit("form", ("Input.Email", Camille), ("Input.Password", TestHouse.Password), ("Input.Remember", "true"));

        house.MoveTo("2026-11-26");
        await desk.Open("/compte");
        Assert.StartsWith("/connexion", desk.Path, StringComparison.Ordinal);
        await phone.Open("/compte");
        Assert.Equal("/compte", phone.Path);
        Assert.Single(phone.Page.QuerySelectorAll("section[aria-labelledby=sessions] li"));

        house.MoveTo("2026-12-27");
        await phone.Open("/compte");
        Assert.StartsWith("/connexion", phone.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_in_any_case_however_often_it_is_seen()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Team);
        using var desk = await Visitor.SignedIn(house, Camille);
        for (var hours = 11; hours < AccountSession.UsualAtMost.TotalHours; hours += 11)
        {
            house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromHours(11));
            await desk.Open("/compte");
            Assert.Equal("/compte", desk.Path);
        }
        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromHours(4));
        await desk.Open("/compte");
        Assert.StartsWith("/connexion", desk.Path, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Once_confirmed_the_session_has_another_name_and_a_cookie_copied_before_opens_nothing(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, Camille);
        var copied = new CookieContainer();
        copied.Add(house.Address!, camille.Cookies.GetCookies(house.Address!)["maillage"]!);
        using var thief = Visitor.At(house.Address!, copied);
        await thief.Open("/compte");
        Assert.Equal("/compte", thief.Path);

        await camille.Open("/confirmer?retour=/compte");
        await camille.Submit("main form", ("confirmer.Password", TestHouse.Password));
        Assert.Equal("/compte", camille.Path);
        Assert.Single(camille.Page.QuerySelectorAll("section[aria-labelledby=sessions] li"));
        await thief.Open("/compte");
        Assert.StartsWith("/connexion", thief.Path, StringComparison.Ordinal);
        await camille.Open("/compte");
        Assert.Equal("/compte", camille.Path);
    }

    [Fact]
    public async Task An_administrator_closes_the_sessions_of_an_account()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Première Administratrice", Role.Administrator);
        var account = await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, Camille);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");

        await admin.Open($"/administration/comptes/{account}");
        await admin.Submit("form[action$='handler=Sessions']");
        Assert.Contains("Toutes ses sessions sont fermées.", admin.Text, StringComparison.Ordinal);

        await camille.Open("/compte");
        Assert.StartsWith("/connexion", camille.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_signed_out_does_not_come_back_with_its_old_cookie()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, Camille);
        var kept = new CookieContainer();
        kept.Add(camille.Cookies.GetCookies(house.Address!));

        await camille.Open("/compte");
        await camille.Submit("form[action='/deconnexion']");

        using var thief = Visitor.At(house.Address!, kept);
        await thief.Open("/compte");
        Assert.StartsWith("/connexion", thief.Path, StringComparison.Ordinal);
        Assert.Equal(0, await house.Read(db => db.Set<AccountSession>().CountAsync()));
    }

    /// <summary>Another program on the same database. SQLite admits one, by a lock that the command line takes: here we are its only writers in turn.</summary>
    private static async Task<WebApplication> Second(TestHouse house)
    {
        var builder = App.NewBuilder([]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = App.Build(builder, house.Settings, house.Time, TestHouse.WithoutLoop);
        await app.StartAsync();
        return app;
    }
}
