using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Overview.Structure;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Overview;

public sealed class StructureTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_account_of_a_year_is_what_the_ledger_holds_of_the_structure(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await Story(house);

        var view = (await Read(house, null))!;

        Assert.Equal((new Month(2026, 1), new Month(2026, 12)), (view.From, view.To));
        Assert.Equal([("Contribution coopérative", 203.50m)], view.Account.Levies.Select(l => (l.Label, l.Amount.Euros)));
        Assert.Equal([3000m], view.Account.Income.Select(l => l.Amount.Euros));
        Assert.Equal([(2000m, 1500m)], view.Account.Costs.Select(l => (l.Amount.Euros, l.Before.Euros)));
        Assert.Equal(view.Account.Result, view.InLedger);
        Assert.True(view is { HasDrafts: false, IsOver: false, Opens: true });

        var before = (await Read(house, 2025))!;
        Assert.Equal((-1500m, -1500m, true), (before.Account.Result.Euros, before.InLedger.Euros, before.IsOver));
        await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-11-13 AC Loyer\n 6132 Structure 50.00\n 401 Structure -50.00")));
        Assert.True((await Read(house, null)) is { HasDrafts: true } drafted && drafted.Account.Result == drafted.InLedger);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Activities_and_structure_make_the_ledger_account_by_account(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await Story(house);
        await house.Receive((await house.Sell()).Id, 100m);

        var figures = (await Read(house, null))!.Figures!;
        var parts = await house.Do(s => s.GetRequiredService<BalanceReader>().ByActivity([house.Entity], AccountSet.Of(["1", "2", "3", "4", "5", "6", "7"], []), BalanceReader.Beginning, new(2026, 12)));
        var ledger = (await house.Read(db => db.Set<EntryLine>().Where(l => l.EntityId == house.Entity).GroupBy(l => l.Account).Select(g => new { g.Key, Cents = g.Sum(l => l.Debit.Cents - l.Credit.Cents) }).ToListAsync())).ToDictionary(l => l.Key, l => l.Cents);

        Assert.Equal(ledger, parts.SelectMany(g => g).GroupBy(m => m.Account).ToDictionary(g => g.Key, g => g.Sum(m => m.Balance.Cents)));
        Assert.Equal(0, ledger[EntryRules.Liaison]);
        Assert.Equal(ledger.Where(l => l.Key[0] == '5').Sum(l => l.Value), figures.Bank.Cents);
        Assert.Equal((figures.Bank, Money.Zero, Money.Zero), (figures.Whole.Money, figures.Gap, figures.Whole.Contribution));
        Assert.Equal((2200m, 1950m), (figures.Whole.Turnover.Euros, figures.Whole.Margin.Euros));
        Assert.Equal(2, figures.Activities);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Entrepreneurs_read_the_figures_and_open_no_line(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await Story(house);
        var owner = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var administrator = await house.Account("Un Administrateur", Role.Administrator);

        var own = (await house.As(owner, s => s.GetRequiredService<StructureReader>().Read(null, null)))!;
        var all = (await house.As(administrator, s => s.GetRequiredService<StructureReader>().Read(house.Entity.Value, 2031)))!;

        Assert.True(own is { Opens: false, Figures: null });
        Assert.Equal(1203.50m, own.Account.Result.Euros);
        Assert.True(all is { Opens: false, Figures: not null });
        Assert.Equal((new Month(2031, 1), Money.Zero), (all.From, all.Account.Result));
        Assert.Null(await house.As(owner, s => s.GetRequiredService<StructureReader>().Read(12345, null)));
    }

    /// <summary>A designer's month of contribution, a floor, a grant, wages of two years.</summary>
    private static async Task Story(TestHouse house)
    {
        await house.Adopt("solstice-2017", new Month(2026, 10));
        await house.Post("2025-06-30 PA Paie\n 641 Structure 1500.00\n 421 Structure -1500.00");
        await house.Post("2026-06-30 PA Paie\n 641 Structure 2000.00\n 512000 Structure -2000.00");
        await house.Post("2026-09-03 BQ Convention\n 512000 Structure 3000.00\n 740 Structure -3000.00");
        await house.Post("2026-10-03 BQ Vente\n 512000 Atelier 1440.00\n 706000 Atelier -1200.00\n 4457120 Atelier -240.00");
        await house.Post("2026-10-05 BQ Impression\n 611 Atelier 250.00\n 44566 Atelier 50.00\n 512000 Atelier -300.00");
        Assert.True((await house.Do(s => s.GetRequiredService<ContributionRun>().Post(house.Entity, new Month(2026, 10)))).Ok);
    }

    private static Task<StructureView?> Read(TestHouse house, int? year) => house.Do(s => s.GetRequiredService<StructureReader>().Read(null, year));
}
