using System.Globalization;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Overview.Accounts;
using Maillage.Tests.Engines.Contribution;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Ledger;

/// <summary>What holds of any ledger: forty random entries over two years, each over one to three activities.</summary>
public sealed class RandomLedgerTests
{
    private static readonly string[] Accounts = ["110", "401", "411", "44566", "4457120", "512000", "530000", "606", "611", "626", "706", "707"];

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Activities_and_structure_add_up_to_the_general_ledger_for_every_account_and_every_day(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (random, lines) = (new Random(2026), new List<Line>());
        await Fill(house, random, lines);

        var days = lines.Select(l => l.Date).Concat(Enumerable.Range(0, 12).Select(_ => Day(random))).Distinct().ToList();
        await house.Do(async s =>
        {
            var reader = s.GetRequiredService<BalanceReader>();
            foreach (var day in days)
                foreach (var account in Accounts.Append("5800"))
                {
                    var parts = await reader.ByActivity(house.Entity, account, day);
                    var known = lines.Where(l => l.Account == account && l.Date <= day).ToList();
                    Assert.Equal(known.Sum(l => l.Amount), parts.Values.Sum());
                    foreach (var (name, id) in Activities(house)) Assert.Equal(known.Where(l => l.Activity == name).Sum(l => l.Amount), parts.GetValueOrDefault(id));
                }
            foreach (var month in new Month(2025, 1).To(new(2026, 12)))
            {
                var whole = (await reader.OfEntity(house.Entity, BalanceReader.Beginning, month)).ToDictionary(m => m.Account, m => m.Balance);
                var parts = new List<AccountMovement>();
                foreach (var (_, id) in Activities(house)) parts.AddRange(await reader.OfActivity(id, BalanceReader.Beginning, month));
                Assert.Equal(whole.OrderBy(w => w.Key, StringComparer.Ordinal), parts.GroupBy(p => p.Account).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => KeyValuePair.Create(g.Key, g.Sum(p => p.Balance))));
                Assert.Equal(Money.Zero, whole.GetValueOrDefault("5800"));
            }
        });
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_treasuries_of_activities_and_structure_hold_what_the_bank_and_the_tills_hold(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var lines = new List<Line>();
        await Fill(house, new Random(53), lines);

        foreach (var month in (Month[])[new(2025, 7), new(2026, 3), new(2026, 12)])
        {
            var held = Money.Zero;
            foreach (var (_, id) in Activities(house))
                held += (await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(id, new() { From = month, To = month })))!.Treasury.ReferenceLines[0].Figure.Value;
            Assert.Equal(lines.Where(l => l.Account is "512000" or "530000" && l.Date <= month.Last).Sum(l => l.Amount), held);
        }
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Contributions_posted_again_post_nothing_whatever_was_booked_and_in_whatever_order(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var random = new Random(17);
        await house.Adopt(new Month(2025, 6));
        await Fill(house, random, []);
        var months = new Month(2026, 1).To(new(2026, 10)).ToArray();
        random.Shuffle(months);
        foreach (var month in months)
        {
            Assert.True((await house.Run(month)).Ok);
            Assert.Equal(0, (await house.Run(month)).Value!.Entries);
        }

        foreach (var month in months) Assert.Equal(0, (await house.Run(month)).Value!.Entries);
        foreach (var activity in (Id<Activity>[])[house.Atelier, house.Bois])
            Assert.All(await house.Months(activity, new(2025, 6), new(2026, 10)), m => Assert.Equal((m.Due.Value, Money.Zero), (m.Posted, m.Pending)));
        Assert.True((await house.BalanceOf("758900")).IsZero);
        Assert.Empty(await house.Faults());
    }

    private static (string, Id<Activity>)[] Activities(TestHouse house) => [("Structure", house.Structure), ("Atelier", house.Atelier), ("Bois", house.Bois)];

    private static DateOnly Day(Random random) => new DateOnly(2025, 1, 1).AddDays(random.Next(730));

    private static async Task Fill(TestHouse house, Random random, List<Line> lines)
    {
        for (var i = 0; i < 40; i++)
        {
            var entry = Entry(random).ToList();
            var text = string.Join('\n', entry.Select(l => string.Create(CultureInfo.InvariantCulture, $" {l.Account} {l.Activity} {l.Amount.Euros:0.00}")).Prepend($"{entry[0].Date:yyyy-MM-dd} OD Hasard {i}"));
            var posted = await house.Post(text);
            Assert.True(posted.Ok, $"{text}\n{posted.Refusal?.Message}");
            lines.AddRange(entry);
        }
    }

    /// <summary>Balanced for each activity through the liaison account, and as a whole.</summary>
    private static IEnumerable<Line> Entry(Random random)
    {
        var (day, names) = (Day(random), new[] { "Structure", "Atelier", "Bois" });
        random.Shuffle(names);
        var kept = names.Take(random.Next(1, 4)).ToList();
        var whole = Money.Zero;
        foreach (var name in kept)
        {
            var own = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Line(day, Any(), name, new(random.Next(1, 80_000) * (random.Next(2) * 2 - 1)))).ToList();
            if (name == kept[^1] && -(whole + own.Sum(l => l.Amount)) is { IsZero: false } rest) own.Add(new(day, Any(), name, rest));
            var sum = own.Sum(l => l.Amount);
            whole += sum;
            foreach (var line in own) yield return line;
            if (!sum.IsZero) yield return new(day, "5800", name, -sum);
        }

        string Any() => Accounts[random.Next(Accounts.Length)];
    }

    private sealed record Line(DateOnly Date, string Account, string Activity, Money Amount);
}
