using Maillage.Domain.Kernel;
using Maillage.Modules.Ledger.Balances;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Ledger;

public sealed class BalanceTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_balance_counts_the_months_asked_for_and_no_others(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        foreach (var month in (string[])["2026-09", "2026-10", "2026-11"])
            await house.Post($"{month}-15 OD Achat\n 606 Atelier 10.00\n 401 Atelier -10.00");
        await house.Post("2026-10-02 OD Ailleurs\n 606 Bois 5.00\n 401 Bois -5.00");

        var of = await house.Do(s => s.GetRequiredService<BalanceReader>().OfActivity(house.Atelier, new Month(2026, 10), new Month(2026, 11)));
        var all = await house.Do(s => s.GetRequiredService<BalanceReader>().OfEntity(house.Entity, BalanceReader.Beginning, new Month(2026, 10)));

        Assert.Equal(Money.FromEuros(20), of.Single(m => m.Account == "606").Balance);
        Assert.Equal(Money.FromEuros(25), all.Single(m => m.Account == "606").Balance);
        Assert.Equal(Money.FromEuros(-25), all.Single(m => m.Account == "401").Balance);
    }
}
