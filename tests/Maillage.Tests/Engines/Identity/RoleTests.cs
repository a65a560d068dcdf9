using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Roles;
using Maillage.Modules.Ledger;
using Maillage.Modules.Sales;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Identity;

public sealed class RoleTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_role_changed_by_the_cooperative_holds_at_once_and_comes_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var adviser = await house.Account("Inès Suiveuse", Role.Adviser);
        Assert.False(await Can(house, adviser, SalesModule.RecordReceipts, Resource.Cooperative));

        var rights = (await house.As(admin, s => s.GetRequiredService<RoleNames>().Find(Role.Adviser)))!.Rights;
        Assert.True((await Change(house, admin, Role.Adviser, new("Accompagnement", "", "", [.. rights.Except([SalesModule.IssueInvoices]), SalesModule.RecordReceipts]))).Ok);
        Assert.True(await Can(house, adviser, SalesModule.RecordReceipts, Resource.Cooperative));
        Assert.False(await Can(house, adviser, SalesModule.IssueInvoices, Resource.Cooperative));
        Assert.True(await Can(house, adviser, SalesModule.Read, Resource.Cooperative));

        Assert.True((await house.As(admin, s => s.GetRequiredService<RoleActions>().TakeOut(Role.Adviser))).Ok);
        Assert.False(await Can(house, adviser, SalesModule.RecordReceipts, Resource.Cooperative));
        Assert.True(await Can(house, adviser, SalesModule.IssueInvoices, Resource.Cooperative));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_role_of_the_cooperatives_own_is_given_like_the_others_and_stays_once_given(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var account = (await house.As(admin, s => s.GetRequiredService<Maillage.Modules.Identity.Accounts.AccountActions>().Create("lecteur@maillage.example", "Un Lecteur"))).Value;
        var key = (await house.As(admin, s => s.GetRequiredService<RoleActions>().Make(new("Lecture des ventes", "Lit les ventes.", "", [SalesModule.Read])))).Value!;

        Assert.True((await Give(house, admin, account, key, ScopeKind.Activity, house.Atelier.Value)).Ok);
        Assert.True(await Can(house, account, SalesModule.Read, new Resource(Activity: house.Atelier.Value)));
        Assert.False(await Can(house, account, SalesModule.Read, new Resource(Activity: house.Bois.Value)));
        Assert.False(await Can(house, account, LedgerModule.Read, new Resource(Activity: house.Atelier.Value)));
        Assert.Equal("identity.role.given", (await house.As(admin, s => s.GetRequiredService<RoleActions>().TakeOut(key))).Refusal!.Type);
        Assert.Equal("Name", (await house.As(admin, s => s.GetRequiredService<RoleActions>().Make(new("Lecture des ventes", "", "", [])))).Refusal!.Field);
        Assert.Equal("Role", (await Give(house, admin, account, "role-0", ScopeKind.Cooperative, 0)).Refusal!.Field);
    }

    [Fact]
    public async Task Nobody_but_the_administration_changes_roles_and_it_cannot_lock_itself_out()
    {
        await using var house = await TestHouse.Open();
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var director = await house.Account("Une Directrice", Role.Direction);

        Assert.Equal(Refusal.Forbidden.Type, (await Change(house, director, Role.Direction, new("Direction", "", "", [IdentityModule.ManageAccounts]))).Refusal!.Type);
        Assert.Equal("identity.role.administrator", (await Change(house, admin, Role.Administrator, new("Administration", "", "", []))).Refusal!.Type);
        Assert.Equal("Rights", (await Change(house, admin, Role.Team, new("Équipe", "", "", ["sales.everything"]))).Refusal!.Field);
    }

    [Fact]
    public async Task Who_may_give_rights_may_only_be_given_the_whole_cooperative()
    {
        await using var house = await TestHouse.Open();
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var account = await house.Account("Noé Vasseur", Role.Team);
        var key = (await house.As(admin, s => s.GetRequiredService<RoleActions>().Make(new("Petite administration", "", Role.Administrator, [IdentityModule.ManageAccounts])))).Value!;

        Assert.Equal("Where", (await Give(house, admin, account, key, ScopeKind.Activity, house.Bois.Value)).Refusal!.Field);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_portfolio_reaches_its_activities_as_they_are_today(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var portfolio = (await Save(house, admin, null, "Suivi d’Inès", house.Atelier.Value)).Value;
        var adviser = await house.Account("Inès Suiveuse", Role.Adviser, ScopeKind.Portfolio, portfolio.Value);

        Assert.True(await Can(house, adviser, SalesModule.Read, new Resource(Activity: house.Atelier.Value)));
        Assert.False(await Can(house, adviser, SalesModule.Read, new Resource(Activity: house.Bois.Value)));
        Assert.False(await Can(house, adviser, SalesModule.Read, Resource.Cooperative));
        Assert.Equal([house.Atelier.Value], (await house.As(adviser, s => s.GetRequiredService<Access>().ReachOf(SalesModule.Read))).Activities);

        Assert.True((await Save(house, admin, portfolio, "Suivi d’Inès", house.Bois.Value)).Ok);
        Assert.False(await Can(house, adviser, SalesModule.Read, new Resource(Activity: house.Atelier.Value)));
        Assert.True(await Can(house, adviser, SalesModule.Read, new Resource(Activity: house.Bois.Value)));
        Assert.Equal("Activities", (await Save(house, admin, portfolio, "Suivi d’Inès", 1)).Refusal!.Field);
        Assert.Equal("identity.portfolio.given", (await house.As(admin, s => s.GetRequiredService<PortfolioActions>().TakeOut(portfolio))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_right_over_an_entity_reaches_its_activities_and_no_other(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (sister, workshop) = await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var entity = new LegalEntity(TestHouse.Cooperative, "SOEUR", "{YYYY}-{SEQYEAR:05d}");
            var activity = new Activity(TestHouse.Cooperative, entity.Id, ActivityKind.Individual, "B001", "Atelier de la filiale", new(2026, 1, 1));
            db.Add(entity);
            await db.SaveChangesAsync();
            db.Add(activity);
            await db.SaveChangesAsync();
            return (entity.Id, activity.Id);
        });
        var accountant = await house.Account("Une Comptable", Role.Accountant, ScopeKind.Entity, sister.Value);

        Assert.True(await Can(house, accountant, LedgerModule.Write, new Resource(Activity: workshop.Value, Entity: sister.Value)));
        Assert.False(await Can(house, accountant, LedgerModule.Write, new Resource(Activity: house.Atelier.Value, Entity: house.Entity.Value)));
        Assert.False(await Can(house, accountant, LedgerModule.Read, Resource.Cooperative));
        Assert.Equal([workshop], await house.As(accountant, async s => (await s.GetRequiredService<Books>().Within(LedgerModule.Read)).SelectMany(b => b.Activities).Select(a => a.Id).ToList()));
        Assert.Equal("Where", (await Give(house, await house.Account("Première Administratrice", Role.Administrator), accountant, Role.Accountant, ScopeKind.Entity, house.Atelier.Value)).Refusal!.Field);
    }

    [Fact]
    public async Task Every_right_has_a_title_and_every_role_of_the_program_its_words()
    {
        await using var house = await TestHouse.Open();
        Assert.All(house.Services.GetRequiredService<RoleBook>().All, r => Assert.NotEmpty(RightGroups.TitleOf(r.Right)));
        Assert.All(Role.Presets, p => Assert.NotEmpty(PresetWords.NameOf(p)));
    }

    private static Task<bool> Can(TestHouse house, long account, string right, Resource resource) => house.As(account, s => s.GetRequiredService<Access>().Can(right, resource));

    private static Task<Result> Change(TestHouse house, long by, string key, RoleTerms terms) => house.As(by, s => s.GetRequiredService<RoleActions>().Change(key, terms));

    private static Task<Result> Give(TestHouse house, long by, long account, string role, ScopeKind scope, long id) =>
        house.As(by, s => s.GetRequiredService<GrantActions>().Give(account, role, scope, id, new(2026, 11, 24), null));

    private static Task<Result<Id<Portfolio>>> Save(TestHouse house, long by, Id<Portfolio>? id, string name, params long[] activities) =>
        house.As(by, s => s.GetRequiredService<PortfolioActions>().Save(id, name, activities));
}
