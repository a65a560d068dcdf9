using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Activities;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Identity;

public sealed class AccessTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_grant_reaches_its_scope_and_no_further(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var account = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);

        Assert.True(await Can(house, account, ActivitiesModule.Read, new Resource(Activity: house.Atelier.Value)));
        Assert.False(await Can(house, account, ActivitiesModule.Read, new Resource(Activity: house.Bois.Value)));
        Assert.False(await Can(house, account, ActivitiesModule.Read, Resource.Cooperative));
        Assert.True(await Can(house, account, LedgerModule.Read, new Resource(Activity: house.Atelier.Value)));
        Assert.False(await Can(house, account, LedgerModule.Read, new Resource(Activity: house.Bois.Value)));
        Assert.False(await Can(house, account, LedgerModule.Write, new Resource(Activity: house.Atelier.Value)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_grant_ends_by_itself(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var account = await house.Account("Noé Vasseur", Role.Team);
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            foreach (var grant in db.Set<Grant>().Where(g => g.AccountId == account).ToList()) grant.EndOn(new DateOnly(2026, 11, 24));
            await db.SaveChangesAsync();
        });

        Assert.True(await Can(house, account, LedgerModule.Read, Resource.Cooperative));
        house.MoveTo("2026-11-25");
        Assert.False(await Can(house, account, LedgerModule.Read, Resource.Cooperative));
    }

    private static Task<bool> Can(TestHouse house, long account, string right, Resource resource) =>
        house.As(account, s => s.GetRequiredService<Access>().Can(right, resource));
}
