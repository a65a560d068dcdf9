using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Engines.Cli;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Operating;

/// <summary>Two programs serve one PostgreSQL behind nginx, and each in turn is killed while people work.</summary>
[Trait("Kind", "Slow")]
public sealed class TwoProgramsTests
{
    private static readonly string[] Names = ["Alix Roche", "Lou Petit", "Noé Ferrand", "Une Equipe"];

    [Fact]
    public async Task One_is_killed_under_load_and_nobody_is_signed_out_nor_answered_wrongly()
    {
        await using var house = await TestHouse.Open(Engine.Postgres);
        await house.OpenYearsOfToday();
        await house.Account("Première Administratrice", Role.Administrator);
        foreach (var name in Names) await house.Account(name, Role.Team);
        var customer = (await house.Customer()).Value!.Id.Value;
        var programs = new[] { await Serve(house, 0, Ports.Free()), await Serve(house, 1) };
        using var nginx = await Nginx.Serve(programs[0].Address.Port, programs[1].Address.Port);
        var acknowledged = new Acknowledged();
        var visitors = new List<Visitor>();
        foreach (var name in Names)
        {
            var visitor = Visitor.At(nginx.Address, through: new SendsAgain());
            await visitor.Open("/connexion");
            await visitor.Submit("form", ("Input.Email", $"{Maillage.Domain.Kernel.French.Fold(name).Replace(' ', '.')}@maillage.example"), ("Input.Password", TestHouse.Password));
            Assert.Equal("/", visitor.Path);
            visitors.Add(visitor);
        }
        var random = new Random(7);
        var work = Task.WhenAll(visitors.Select(v => new Worker(acknowledged, new Random(random.Next()), house.Atelier.Value, customer).Work(v)));

        await Some();
        await programs[0].Kill();
        await Some();
        using (var again = await Serve(house, 0, programs[0].Address.Port))
        {
            await Some();
            await programs[1].Kill();
            await Some();
            // The only end of the work that is none of the program's fault.
            nginx.Stop();
            await work;
            await again.Stop();
        }

        visitors.ForEach(v => v.Dispose());
        Assert.Empty(await acknowledged.Lost(house));
        var check = await TheProgram.Run(house.Settings, "check");
        Assert.True(check.Code == 0, check.Output + check.Error);

        async Task Some()
        {
            var more = acknowledged.More(12);
            Assert.Same(more, await Task.WhenAny(more, work));
        }
    }

    [Fact]
    public async Task Two_under_the_same_number_would_make_the_same_identities_and_the_second_is_refused()
    {
        await using var house = await TestHouse.Open(Engine.Postgres);
        using var first = await Serve(house, 3);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Serve(house, 3));
        using var other = await Serve(house, 4);

        Assert.Contains("sert déjà cette base sous le numéro 3", refused.Message, StringComparison.Ordinal);
    }

    private static Task<TheProgram> Serve(TestHouse house, int number, int? port = null) =>
        TheProgram.Serve(house.Settings, port ?? 0, ("Maillage__Instance", $"{number}"), ("Maillage__Proxies", "127.0.0.1"));

    /// <summary>A person whose form met a program that had just died sends it again: the proxy takes ten seconds to try again one that it found dead.</summary>
    private sealed class SendsAgain : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            if (request.Content is { } body) await body.LoadIntoBufferAsync(cancel);
            for (var tries = 0; ; tries++)
            {
                var answer = await base.SendAsync(request, cancel);
                if (answer.StatusCode is not (HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout) || tries == 100) return answer;
                Assert.Contains("Maillage ne répond pas pour le moment", await answer.Content.ReadAsStringAsync(cancel), StringComparison.Ordinal);
                await Task.Delay(200, cancel);
            }
        }
    }
}
