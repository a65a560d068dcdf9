using System.Collections.Concurrent;
using System.Net;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity.SignIn;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maillage.Tests.Operating;

/// <summary>What the log says of those who come in, try to, or go where they may not.</summary>
public sealed class SecurityLogTests
{
    [Fact]
    public async Task Who_comes_in_and_who_is_refused_is_said_by_number_and_never_by_name()
    {
        var lines = new Lines();
        await using var house = await TestHouse.Serve(and: s => s.AddLogging(b => b.AddProvider(lines)));
        var team = await house.Account("Noé Vasseur", Role.Team);

        using var stranger = Visitor.At(house);
        foreach (var email in (string[])["noe.vasseur@maillage.example", "personne@maillage.example"])
        {
            await stranger.Open("/connexion");
            await stranger.Submit("form", ("Input.Email", email), ("Input.Password", "pas le bon mot"));
        }
        using var noe = await Visitor.SignedIn(house, "noe.vasseur@maillage.example");
        using (await noe.Get("/administration/comptes")) { }
        using (await noe.Get("/factures/123456789")) { }
        Assert.Equal(HttpStatusCode.BadRequest, await noe.Send("/compte?handler=Rename", []));

        Assert.Contains($"A sign-in was refused for account {team} by password from 127.0.0.x.", lines.All);
        Assert.Contains("A sign-in was refused for account 0 by password from 127.0.0.x.", lines.All);
        Assert.Contains($"A session was opened for account {team} by password from 127.0.0.x.", lines.All);
        Assert.Contains($"Account {team} was stopped at GET /administration/comptes from 127.0.0.x.", lines.All);
        Assert.Contains(lines.All, l => l.StartsWith($"Account {team} was stopped at GET /factures/{{id:long}} (404)", StringComparison.Ordinal));
        Assert.Contains(lines.All, l => l.StartsWith($"Account {team} was stopped at POST /compte Rename (400)", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, l => l.Contains("Noé", StringComparison.OrdinalIgnoreCase) || l.Contains("maillage.example", StringComparison.Ordinal) || l.Contains("pas le bon mot", StringComparison.Ordinal) || l.Contains("123456789", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_limit_that_is_reached_and_a_token_that_opens_nothing_are_said()
    {
        var lines = new Lines();
        await using var house = await TestHouse.Serve(and: s => s.AddLogging(b => b.AddProvider(lines)).AddSingleton(new SignInLimits(1, TimeSpan.FromHours(1))));
        using var visitor = Visitor.At(house);
        for (var i = 0; i < 2; i++)
        {
            await visitor.Open("/connexion");
            await visitor.Submit("form", ("Input.Email", "personne@maillage.example"), ("Input.Password", "pas le bon mot"));
        }
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(house.Address!, "/api/v1/people"));
        asked.Headers.Authorization = new("Bearer", $"maillage_{new string('A', 32)}-1");
        using var program = new HttpClient();
        using var refused = await program.SendAsync(asked);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("Too many requests at connexion.", lines.All);
        Assert.Contains("A sign-in was refused for account 0 by token from 127.0.0.x.", lines.All);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> all = new();

        public IReadOnlyList<string> All => [.. all];

        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Maillage", StringComparison.Ordinal) ? this : NullLogger.Instance;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => all.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
