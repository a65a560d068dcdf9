using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Overview.Accounts;
using Maillage.Modules.Overview.Budgets;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Overview;

public sealed class BudgetActionsTests
{
    private static readonly Month Year = new(2026, 1);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_budget_is_written_once_changed_and_shown_beside_what_was_booked(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Post("2026-02-10 VE Vente\n 512000 Atelier 1000.00\n 706 Atelier -1000.00");

        var first = await Save(house, 0, 1200);
        var again = await Save(house, 0, 1200);
        var late = await Save(house, 0, 900);
        var changed = await Save(house, first.Value!.Version, 900);

        Assert.True(first.Ok && again.Ok && changed.Ok);
        Assert.Equal(Refusal.Stale.Type, late.Refusal!.Type);
        Assert.Equal(1, await house.Read(db => db.Set<ActivityBudget>().CountAsync()));
        var account = (await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(house.Atelier, new())))!;
        Assert.Equal((900m, 1000m, 100m), account.Budget!.Lines.Where(l => l.Line.Key == "turnover").Select(l => (l.Target!.Value.Euros, l.Actual.Euros, l.Gap!.Value.Euros)).Single());
        Assert.Null((await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(house.Atelier, new() { Month = new Month(2025, 6) })))!.Budget);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Only_who_follows_the_activity_writes_its_budget(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var camille = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var other = await house.Account("Élie Roux", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        var administrator = await house.Account("Un Administrateur", Role.Administrator);

        Assert.True((await house.As(camille, s => s.GetRequiredService<BudgetActions>().Save(house.Atelier, Year, 0, Typed(5)))).Ok);
        foreach (var account in (long[])[other, administrator])
            Assert.Equal(Refusal.NotFound.Type, (await house.As(account, s => s.GetRequiredService<BudgetActions>().Save(house.Atelier, Year, 1, Typed(5)))).Refusal!.Type);
        Assert.Equal(Refusal.NotFound.Type, (await house.Do(s => s.GetRequiredService<BudgetActions>().Save(house.Structure, Year, 0, Typed(5)))).Refusal!.Type);
    }

    private static Dictionary<string, Money?> Typed(int euros) => new() { ["turnover"] = Money.FromEuros(euros) };

    private static Task<Result<ActivityBudget>> Save(TestHouse house, int version, int euros) => house.Do(s => s.GetRequiredService<BudgetActions>().Save(house.Atelier, Year, version, Typed(euros)));
}
