using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Identity;

public sealed class AdministrationTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_last_administrator_stays(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var first = await house.Account("Première Administratrice", Role.Administrator);

        Assert.Equal("identity.last-administrator", (await Disable(house, first, first)).Refusal!.Type);
        Assert.Equal("identity.last-administrator", (await End(house, first, first)).Refusal!.Type);

        var second = await house.Account("Second Administrateur", Role.Administrator);
        Assert.True((await End(house, first, first)).Ok);
        Assert.Equal("identity.last-administrator", (await Disable(house, second, second)).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Two_administrators_who_leave_at_once_do_not_both_leave(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        long[] both = [await house.Account("Première Administratrice", Role.Administrator), await house.Account("Second Administrateur", Role.Administrator)];

        var done = await Task.WhenAll(both.Select(a => Disable(house, a, a)));

        Assert.Single(done, d => d.Ok);
    }

    [Fact]
    public async Task An_invited_administrator_who_has_no_password_yet_is_not_enough()
    {
        await using var house = await TestHouse.Open();
        var first = await house.Account("Première Administratrice", Role.Administrator);
        var invited = (await house.As(first, s => s.GetRequiredService<AccountActions>().Create("invite@maillage.example", "Invité"))).Value;
        Assert.True((await Give(house, first, invited, Role.Administrator, ScopeKind.Cooperative, 0)).Ok);

        Assert.Equal("identity.last-administrator", (await Disable(house, first, first)).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_grant_reaches_something_that_exists_and_is_not_given_twice(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var account = await house.Account("Noé Vasseur", Role.Team);

        Assert.Equal("Where", (await Give(house, admin, account, Role.Entrepreneur, ScopeKind.Activity, 1)).Refusal!.Field);
        Assert.Equal("Where", (await Give(house, admin, account, Role.Administrator, ScopeKind.Activity, house.Bois.Value)).Refusal!.Field);
        Assert.True((await Give(house, admin, account, Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value)).Ok);
        Assert.Equal("identity.grant.twice", (await Give(house, admin, account, Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value)).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden, (await Give(house, account, account, Role.Administrator, ScopeKind.Cooperative, 0)).Refusal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task One_address_makes_one_account(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        Task<Result<long>> Create(string email) => house.As(admin, s => s.GetRequiredService<AccountActions>().Create(email, "Quelqu’un"));

        Assert.True((await Create("quelquun@maillage.example")).Ok);
        Assert.Equal("Email", (await Create("QUELQUUN@maillage.example")).Refusal!.Field);
        Assert.Equal("Email", (await Create("pas une adresse")).Refusal!.Field);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_check_finds_a_house_that_nobody_administers(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        Task<IReadOnlyList<string>> Faults() => house.Do(async s => (await ActivatorUtilities.CreateInstance<IdentityCheck>(s).Run()).Faults);

        Assert.Single(await Faults());
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        Assert.Empty(await Faults());
        await house.Do(async s =>
        {
            s.GetRequiredService<GrantBook>().Give(admin + 1, Role.Team, ScopeKind.Cooperative, 0, new DateRange(Today), "essai");
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        Assert.Contains("n’existe pas", Assert.Single(await Faults()), StringComparison.Ordinal);
    }

    private static Task<Result> Disable(TestHouse house, long by, long account) => house.As(by, s => s.GetRequiredService<AccountActions>().Disable(account));

    private static Task<Result> Give(TestHouse house, long by, long account, string role, ScopeKind scope, long scopeId) =>
        house.As(by, s => s.GetRequiredService<GrantActions>().Give(account, role, scope, scopeId, Today, null));

    private static async Task<Result> End(TestHouse house, long by, long account)
    {
        var grant = await house.Read(db => db.Set<Grant>().SingleAsync(g => g.AccountId == account && g.To == null));
        return await house.As(by, s => s.GetRequiredService<GrantActions>().End(account, grant.Id, Today));
    }
}
