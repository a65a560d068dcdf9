using System.Text.Json;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Demo;

/// <summary>A trade that several activities of the full demonstration ply; its fields are those of <see cref="DemoActivity"/>.</summary>
/// <param name="Prefixes">Beginnings of the names of its activities.</param>
public sealed record DemoTrade(
    string Trade, IReadOnlyList<string> Prefixes, string Nature, string Vat, string Unit, IReadOnlyList<JsonElement[]> Prices, int[]? Quantities, int Monthly,
    IReadOnlyList<JsonElement[]> Purchases, decimal Pay);

/// <summary>What <c>demo/crowd.json</c> adds to bring the demonstration to the size of the reference cooperative: 130 entrepreneurs, 82 associates, 8 in the team.</summary>
public sealed record Crowd(
    IReadOnlyList<DemoPerson> Team, IReadOnlyList<DemoPerson> External, IReadOnlyList<DemoTrade> Trades, IReadOnlyList<string> Words, IReadOnlyList<string> Firsts, IReadOnlyList<string> Lasts,
    IReadOnlyList<DemoCustomer> Customers)
{
    public const int Entrepreneurs = 130, Associates = 71;

    /// <summary>Months of presence that make an associate, and the most that anyone has.</summary>
    private const int Associated = 16, Longest = 70;

    /// <summary>How far the pay of a trade goes once it is settled: most of what is left is paid.</summary>
    private const decimal Paid = 1.5m;

    public static Crowd Read() => DemoFile.Read<Crowd>("crowd.json");

    /// <summary>The same cooperative with everyone in it. Names, trades and dates are the same each time.</summary>
    public DemoFile Complete(DemoFile file)
    {
        var chance = new Random(1947);
        // Their mail addresses are made of both names.
        var names = file.Activities.SelectMany(a => a.Members).Concat(file.Team).Concat(file.External).Concat(Team).Concat(External).Select(p => (p.First, p.Last)).ToHashSet();
        var activities = file.Activities.ToList();
        var missing = Entrepreneurs - file.Activities.SelectMany(a => a.Members).Select(p => (p.First, p.Last)).Distinct().Count();
        var owed = Associates - file.Activities.Where(a => a.Associate).Sum(a => a.Members.Count);
        for (var i = 0; missing > 0; i++)
        {
            var trade = Trades[i % Trades.Count];
            var size = i % 37 == 20 && missing > 4 ? 3 : i % 23 == 11 && missing > 3 ? 2 : 1;
            // The first ones are old enough to be associates, the others came little by little.
            var months = owed >= size ? chance.Next(Associated, Longest) : chance.Next(1, 2 * Associated);
            var isAssociate = owed >= size;
            var share = Math.Floor(100m / size);
            var members = Enumerable.Range(0, size).Select(m => Person(m == 0 ? 100 - share * (size - 1) : share)).ToList();
            activities.Add(new($"A{activities.Count + 1:000}", $"{trade.Prefixes[i / Trades.Count % trade.Prefixes.Count]} {Words[i % Words.Count]}", trade.Trade, months, isAssociate, members,
                trade.Nature, trade.Vat, trade.Unit, trade.Monthly, trade.Prices, trade.Purchases, Math.Round(trade.Pay * Paid) * size, false, size > 1, trade.Quantities));
            (missing, owed) = (missing - size, isAssociate ? owed - size : owed);
        }
        return file with { Team = [.. file.Team, .. Team], External = [.. file.External, .. External], Activities = activities, Customers = [.. file.Customers, .. Customers], Structure = file.Structure with { Grant = 13_500, Pay = 19_800, Rent = 2_400, Opening = 84_000 } };

        DemoPerson Person(decimal share)
        {
            (string First, string Last) name;
            do name = (Firsts[chance.Next(Firsts.Count)], Lasts[chance.Next(Lasts.Count)]); while (!names.Add(name));
            return new(name.First, name.Last, Share: share);
        }
    }
}
