using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Overview.Accounts;
using Maillage.Modules.Overview.Home;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Overview;

public sealed class ActivityAccountsTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_account_shows_the_month_the_year_and_a_year_before(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Post("2025-11-10 VE Avant\n 512000 Atelier 70.00\n 706 Atelier -70.00");
        await house.Post("2026-10-10 VE Octobre\n 512000 Atelier 200.00\n 706 Atelier -200.00");
        await house.Post("2026-11-10 VE Novembre\n 512000 Atelier 1000.00\n 706 Atelier -1000.00");
        await house.Post("2026-11-12 OD Contribution\n 758900 Atelier 130.00\n 5800 Atelier -130.00\n 5800 Structure 130.00\n 758900 Structure -130.00");
        await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-11-13 AC Achat\n 606 Atelier 50.00\n 401 Atelier -50.00")));

        var account = (await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(house.Atelier, new())))!;

        Assert.Equal((1000m, 950m, -130m, 820m), (account.Result.Turnover.Value.Euros, account.Result.Margin.Value.Euros, account.Result.Contribution.Value.Euros, account.Result.Total.Value.Euros));
        Assert.Equal(-50m, account.Result.Margin.Draft.Euros);
        Assert.Equal(1200m, account.YearToDate!.Turnover.Value.Euros);
        Assert.Equal(70m, account.YearBefore!.Turnover.Value.Euros);
        Assert.Equal((1090m, -50m), (account.Treasury.Reference.Value.Euros, account.Treasury.Reference.Draft.Euros));
        Assert.Equal((270m, 820m), (account.Sheet.Earlier.Value.Euros, account.Sheet.Period.Value.Euros));
        Assert.Equal(account.Sheet.TotalAssets, account.Sheet.TotalLiabilities);
        var structure = (await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(house.Structure, new())))!;
        Assert.Equal(130m, structure.Result.Contribution.Value.Euros);
        Assert.Equal(130m, structure.Treasury.Reference.Value.Euros);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_activities_and_the_structure_add_up_to_the_entity(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Sell();
        await house.Receive((await house.Sell(Sale.Line("Stage", 400m))).Id, 100m);
        await house.Post("2026-11-12 OD Contribution\n 758900 Atelier 130.00\n 5800 Atelier -130.00\n 5800 Structure 130.00\n 758900 Structure -130.00");
        await house.Post("2026-11-13 AC Achat\n 606 Bois 50.00\n 44566 Bois 10.00\n 401 Bois -60.00");
        await house.Post("2026-11-30 PA Paie\n 641 Structure 2000.00\n 421 Structure -1500.00\n 431 Structure -500.00");
        var layout = house.Services.GetRequiredService<AccountLayout>();

        var whole = (await house.Do(s => s.GetRequiredService<BalanceReader>().OfEntity(house.Entity, BalanceReader.Beginning, new Month(2026, 12)))).Select(ActivityAccounts.Balance).ToList();
        var parts = new List<ActivityAccount>();
        foreach (var id in (Id<Activity>[])[house.Structure, house.Atelier, house.Bois])
            parts.Add((await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(id, new() { From = new Month(2026, 1), To = new Month(2026, 12) })))!);

        var result = ActivityResult.Of(layout, whole);
        for (var i = 0; i < result.Lines.Count; i++) Assert.Equal(result.Lines[i].Figure, parts.Select(p => p.Result.Lines[i].Figure).Sum());
        Assert.Equal(Treasury.Of(layout, whole).Reference, parts.Select(p => p.Treasury.Reference).Sum());
        Assert.Equal(Treasury.Of(layout, whole).Future, parts.Select(p => p.Treasury.Future).Sum());
        Assert.All(parts, p => Assert.Equal(p.Sheet.TotalAssets, p.Sheet.TotalLiabilities));
        Assert.Equal(0m, result.Contribution.Value.Euros);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_months_of_an_activity_and_the_figures_of_the_house_come_from_the_balances(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Post("2026-09-10 VE F1\n 512000 Atelier 200.00\n 706 Atelier -200.00");
        await house.Post("2026-11-10 VE F2\n 512000 Atelier 1000.00\n 706 Atelier -900.00\n 707 Atelier -100.00");
        await house.Post("2026-11-13 AC Achat\n 606 Bois 50.00\n 401 Bois -50.00");

        var months = await house.Do(s => s.GetRequiredService<BalanceReader>().ByMonth(house.Atelier, AccountSet.Parse("70,-707")!, new Month(2026, 9), new Month(2026, 11)));
        var team = (await house.Do(s => s.GetRequiredService<TeamHome>().Read()))!;

        Assert.Equal([(9, -200m), (11, -900m)], months.OrderBy(m => m.Key).Select(m => (m.Key.Number, m.Value.Balance.Euros)));
        Assert.Equal((1000m, 1200m), (team.Figures.Single().Turnover.Value.Euros, team.Figures.Single().Treasury.Value.Euros));
        Assert.Equal([("A002", -50m), ("A001", 1200m)], team.Lowest.Select(a => (a.Activity.Code, a.Reference.Value.Euros)));
        Assert.Equal(1, team.BelowZero);
    }
}
