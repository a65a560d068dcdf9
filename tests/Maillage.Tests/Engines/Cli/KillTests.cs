using System.Globalization;
using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Engines.Cli;

/// <summary>The program is killed while people work: what it had said was done is there, and nothing is there by half.</summary>
[Trait("Kind", "Slow")]
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>How many kills between two verifications.</summary>
    private const int Often = 5;

    /// <summary>As many as the environment asks for, where it asks: a long run kills a hundred times and more.</summary>
    [Theory, InlineData(Engine.Sqlite, 10), InlineData(Engine.Postgres, 3)]
    public async Task Killed_at_any_instant_it_keeps_all_it_acknowledged(Engine engine, int kills)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("MAILLAGE_KILLS"), CultureInfo.InvariantCulture, out var asked)) kills = asked;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MAILLAGE_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"MAILLAGE_SEED={seed}");
        var random = new Random(seed);
        await using var house = await Furnished(engine);
        var customer = (await house.Customer()).Value!.Id.Value;
        var acknowledged = new Acknowledged();
        var workers = Emails.Select(_ => new Worker(acknowledged, new Random(random.Next()), house.Atelier.Value, customer)).ToList();
        var cookies = new List<CookieContainer>();

        for (var kill = 1; kill <= kills; kill++)
        {
            using var program = await TheProgram.Serve(house.Settings);
            if (cookies.Count == 0)
                foreach (var email in Emails)
                    using (var signedIn = await Visitor.SignedIn(program.Address, email)) cookies.Add(signedIn.Cookies);
            var visitors = cookies.Select(c => Visitor.At(program.Address, c)).ToList();
            var work = Task.WhenAll(workers.Zip(visitors, (worker, visitor) => worker.Work(visitor)));
            // Never before something was done since the start, then at any instant of what follows.
            await Task.WhenAny(acknowledged.More(random.Next(1, 8)), work);
            await Task.Delay(random.Next(0, 60));
            await program.Kill();
            await work;
            acknowledged.Settle();
            visitors.ForEach(v => v.Dispose());
            if (kill % Often == 0 || kill == kills) await IsSound(house, acknowledged);
        }
        output.WriteLine($"{kills} kills, {acknowledged.Count} acts acknowledged");
        Assert.True(acknowledged.Count >= kills);
    }

    private static readonly string[] Emails = ["alix.roche@maillage.example", "lou.petit@maillage.example", "noe.ferrand@maillage.example"];

    private static async Task<TestHouse> Furnished(Engine engine)
    {
        var house = await TestHouse.Open(engine);
        await house.Account("Première Administratrice", Role.Administrator);
        foreach (var name in (string[])["Alix Roche", "Lou Petit", "Noé Ferrand"]) await house.Account(name, Role.Team);
        await house.OpenYearsOfToday();
        return house;
    }

    private static async Task IsSound(TestHouse house, Acknowledged acknowledged)
    {
        var check = await TheProgram.Run(house.Settings, "check");
        Assert.True(check.Code == 0, check.Output + check.Error);
        Assert.Empty(await acknowledged.Lost(house));
        var ranks = await house.Read(db => db.Set<Invoice>().Where(i => i.Rank != null).OrderBy(i => i.Rank).Select(i => i.Rank!.Value).ToListAsync());
        Assert.Equal(Enumerable.Range(1, ranks.Count), ranks);
        var numbers = await house.Read(db => db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.Number != null).Select(e => new { e.Journal, e.YearStart, e.Number }).ToListAsync());
        foreach (var journal in numbers.GroupBy(n => (n.Journal, n.YearStart)))
            Assert.Equal(Enumerable.Range(1, journal.Count()), journal.Select(r => r.Number!.Value).Order());
    }
}
