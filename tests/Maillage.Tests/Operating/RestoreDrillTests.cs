using Maillage.Domain.Identity;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Operating;

/// <summary>A cooperative moves to the other engine and back by the commands an administrator types, every figure compared.</summary>
public sealed class RestoreDrillTests
{
    [Theory, InlineData(Engine.Sqlite, Engine.Postgres), InlineData(Engine.Postgres, Engine.Sqlite)]
    public async Task A_cooperative_goes_to_the_other_engine_and_back_with_equal_figures(Engine home, Engine away)
    {
        await using var house = await Lived(home);
        await using var there = await TestDatabase.New(away);
        await using var back = await TestDatabase.New(home);
        var figures = await Figures.Of(house.Settings);
        Assert.NotEmpty(figures.Balances);
        Assert.NotEmpty(figures.Items);

        await Move(house.Settings, there.Settings);
        await Move(there.Settings, back.Settings);

        Assert.Equal(figures, await Figures.Of(there.Settings));
        Assert.Equal(figures, await Figures.Of(back.Settings));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_copy_made_while_people_write_is_whole(Engine engine)
    {
        await using var house = await Lived(engine);
        using var stop = new CancellationTokenSource();
        var posted = 0;
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                if ((await house.Post("2026-11-24 OD Pendant\n 606 Atelier 1.00\n 401 Atelier -1.00", $"drill:{++posted}")).Ok is false) throw new InvalidOperationException("A posting was refused.");
        });
        var file = Path.Combine(house.Settings.DataFolder, "pendant.zip");

        var made = await TheProgram.Run(house.Settings, "backup", file);
        var during = posted;
        await stop.CancelAsync();
        await writing;

        Assert.Equal((0, ""), (made.Code, made.Error));
        Assert.True(during > 0, "Nothing was written meanwhile.");
        var verified = await TheProgram.Run("verify-backup", file);
        Assert.True(verified.Code == 0, verified.Output + verified.Error);
        Assert.Contains("Tout est juste.", verified.Output, StringComparison.Ordinal);
        var print = made.Output.Split(" : ")[^1].Trim();
        Assert.Matches("^[0-9a-f]{64}$", print);
        Assert.Contains(print, verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_was_cut_or_is_none_is_refused_in_one_line()
    {
        await using var house = await Lived(Engine.Sqlite);
        var file = Path.Combine(house.Settings.DataFolder, "coupee.zip");
        Assert.Equal(0, (await TheProgram.Run(house.Settings, "backup", file)).Code);
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..^2000]);

        foreach (var wrong in (string[])[file, "/nulle/part.zip"])
        {
            var refused = await TheProgram.Run("verify-backup", wrong);
            Assert.Equal((2, ""), (refused.Code, refused.Output));
            Assert.Single(refused.Error.Trim().Split('\n'));
        }
    }

    private static async Task Move(Settings from, Settings to)
    {
        var file = Path.Combine(from.DataFolder, "demenagement.zip");
        var made = await TheProgram.Run(from, "backup", file);
        Assert.True(made.Code == 0, made.Output + made.Error);
        var restored = await TheProgram.Run(to, "restore", file);
        Assert.True(restored.Code == 0, restored.Output + restored.Error);
    }

    private static async Task<TestHouse> Lived(Engine engine)
    {
        var house = await TestHouse.Open(engine);
        await house.Account("Première Administratrice", Role.Administrator);
        var paid = await house.Sell();
        await house.Receive(paid.Id, 500m);
        await house.Sell(Sale.Line("Maquette", 333.33m, "FR100"), Sale.Line("Livre", 19.90m, "FR055", LineNature.Goods));
        await house.Post("2026-10-05 AC Fournitures\n 606 Bois 120.00\n 44566 Bois 24.00\n 401 Bois -144.00");
        return house;
    }

    /// <summary>Every balance the program answers from, and every sum of lines they stand for.</summary>
    private sealed record Figures(string Balances, string Lines, string Items)
    {
        public static async Task<Figures> Of(Settings settings)
        {
            await using var db = Db.OfOwner(settings);
            List<string> balances =
            [
                .. await db.Set<MonthBalance>().IgnoreQueryFilters().Select(b => $"{b.ActivityId} {b.Account} {b.Month}: {b.Debit.Cents} {b.Credit.Cents} {b.DraftDebit.Cents} {b.DraftCredit.Cents} {b.Lines}").ToListAsync(),
                .. await db.Set<EntityBalance>().IgnoreQueryFilters().Select(b => $"{b.EntityId} {b.Account} {b.Month}: {b.Debit.Cents} {b.Credit.Cents} {b.Lines}").ToListAsync(),
                .. await db.Set<ActivityBalance>().IgnoreQueryFilters().Select(b => $"{b.ActivityId} {b.Account}: {b.Debit.Cents} {b.Credit.Cents} {b.Lines}").ToListAsync(),
            ];
            var lines = await db.Set<EntryLine>().IgnoreQueryFilters().GroupBy(l => new { l.ActivityId, l.Account })
                .Select(g => new { g.Key, Debit = g.Sum(l => l.Debit.Cents), Credit = g.Sum(l => l.Credit.Cents) }).ToListAsync();
            var items = await db.Set<OpenItem>().IgnoreQueryFilters().Select(i => $"{i.Id} {i.Document} {i.Amount.Cents} {i.Settled.Cents}").ToListAsync();
            return new(Sorted(balances), Sorted(lines.Select(l => $"{l.Key} {l.Debit} {l.Credit}")), Sorted(items));
        }

        private static string Sorted(IEnumerable<string> rows) => string.Join('\n', rows.Order(StringComparer.Ordinal));
    }
}
