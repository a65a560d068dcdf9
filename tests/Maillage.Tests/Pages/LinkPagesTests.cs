using System.Net;
using System.Net.Sockets;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

/// <summary>What a link opens is a small page of the tests: it says the cooperative it works in, who acts, and what the link is about.</summary>
public sealed class LinkPagesTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_link_opens_without_an_account_in_its_cooperative_and_as_nobody(Engine engine)
    {
        await using var house = await Serve(engine);
        await house.Account("Une Equipe", Role.Team);
        var token = await Make(house, TestHouse.Cooperative);
        var elsewhere = await Make(house, await Other(house));

        using var nobody = Visitor.At(house);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        foreach (var visitor in (Visitor[])[nobody, team])
        {
            await visitor.Open($"/lien/essai/{token}");
            Assert.Equal("coopérative 1, compte aucun, objet 42", visitor.Text);
            await visitor.Open($"/lien/essai/{elsewhere}");
            Assert.Equal("coopérative 2, compte aucun, objet 42", visitor.Text);
        }
        await team.Open("/courriels");
        Assert.Equal(HttpStatusCode.OK, team.Status);
    }

    [Fact]
    public async Task Every_dead_link_gets_the_same_page_that_says_what_to_do()
    {
        await using var house = await Serve();
        var token = await Make(house, TestHouse.Cooperative);
        using var nobody = Visitor.At(house);
        var texts = new List<string>();
        foreach (var path in (string[])[$"/lien/essai/{token[..^2]}", $"/lien/essai/{token}9", "/lien/essai/" + new string('A', 32) + "-1", "/lien/essai/" + new string('A', 32) + "-77", $"/lien/autre/{token}", "/lien"])
        {
            await nobody.Open(path);
            Assert.Equal(HttpStatusCode.Gone, nobody.Status);
            texts.Add(nobody.Text);
        }
        house.MoveTo("2027-06-01");
        await nobody.Open($"/lien/essai/{token}");
        texts.Add(nobody.Text);
        Assert.Contains("demandez un nouveau lien à la personne qui vous l’a envoyé", Assert.Single(texts.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_by_link_is_not_kept_not_indexed_and_tells_its_address_to_no_one()
    {
        await using var house = await Serve();
        var token = await Make(house, TestHouse.Cooperative);
        using var nobody = Visitor.At(house);
        foreach (var path in (string[])[$"/lien/essai/{token}", "/lien/essai/x", "/lien/rien"])
        {
            using var answer = await nobody.Get(path);
            Assert.Equal(("no-store", "no-referrer", "noindex, nofollow"),
                (answer.Headers.CacheControl!.ToString(), Assert.Single(answer.Headers.GetValues("Referrer-Policy")), Assert.Single(answer.Headers.GetValues("X-Robots-Tag"))));
        }
        using var other = await nobody.Get("/connexion");
        Assert.Equal("same-origin", Assert.Single(other.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task An_address_that_tries_too_often_waits_and_others_do_not()
    {
        await using var house = await Serve(limits: new LinkLimits(3, TimeSpan.FromHours(1)));
        var token = await Make(house, TestHouse.Cooperative);
        using var nobody = Visitor.At(house);
        for (var i = 0; i < 3; i++)
        {
            await nobody.Open("/lien/essai/x");
            Assert.Equal(HttpStatusCode.Gone, nobody.Status);
        }
        await nobody.Open($"/lien/essai/{token}");
        Assert.Equal(HttpStatusCode.TooManyRequests, nobody.Status);
        Assert.Contains("Trop de demandes en peu de temps", nobody.Text, StringComparison.Ordinal);
        using (var refused = await nobody.Get($"/lien/essai/{token}"))
        {
            Assert.Equal("no-store", refused.Headers.CacheControl!.ToString());
            Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        }

        await nobody.Open("/connexion");
        Assert.Equal(HttpStatusCode.OK, nobody.Status);
        using var neighbour = From("127.0.0.2");
        Assert.Equal(HttpStatusCode.OK, (await neighbour.GetAsync(new Uri(house.Address!, $"/lien/essai/{token}"))).StatusCode);
    }

    private static Task<TestHouse> Serve(Engine engine = Engine.Sqlite, LinkLimits? limits = null) => TestHouse.Serve(engine, and: services =>
    {
        if (limits is not null) services.AddSingleton(limits);
        new ModuleBuilder(services).Routes(routes => routes.MapGet("/lien/essai/{token}", Show).Open("essai").OpenedByLink());
    });

    private static async Task<IResult> Show(string token, SecretLinks links, Current current) => await links.Open(token, "essai") is { } link
        ? Results.Content($"<main>coopérative {current.Cooperative}, compte {current.Account?.ToString() ?? "aucun"}, objet {link.TargetId}</main>", "text/html; charset=utf-8")
        : Results.StatusCode(StatusCodes.Status410Gone);

    private static async Task<string> Make(TestHouse house, CooperativeId cooperative)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(cooperative);
        return (await scope.ServiceProvider.GetRequiredService<SecretLinks>().Create("essai", 42, new DateOnly(2026, 12, 31))).Value!.Token;
    }

    private static async Task<CooperativeId> Other(TestHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var (db, id) = (scope.ServiceProvider.GetRequiredService<Db>(), new CooperativeId(2));
        db.Add(new CooperativeSettings(id, "L’autre coopérative"));
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>A client that comes from another address of the loopback.</summary>
    private static HttpClient From(string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });
}
