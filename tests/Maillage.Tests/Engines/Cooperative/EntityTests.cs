using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Cooperative.Entities;
using Maillage.Modules.Cooperative.Settings;
using Maillage.Tests.Domain.Cooperative;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Cooperative;

public sealed class EntityTests
{
    private static readonly DateOnly Start = new(2026, 1, 1), End = new(2026, 12, 31);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_new_entity_has_its_structure_and_its_first_year(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        var entity = (await Create(house)).Value!;

        var structure = await house.Read(db => db.Set<Activity>().SingleAsync(a => a.EntityId == entity.Id));
        Assert.Equal((ActivityKind.Structure, "BAT000"), (structure.Kind, structure.Code));
        var year = await house.Read(db => db.Set<FiscalYear>().SingleAsync(y => y.EntityId == entity.Id));
        Assert.Equal((Start, End), (year.Start, year.End));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_entity_refused_leaves_nothing(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        Assert.Equal("Template", (await Create(house, template: "FA{SEQYEAR}")).Refusal!.Field);
        Assert.Equal("Code", (await Create(house, code: "MAIN")).Refusal!.Field);
        Assert.Equal("Siren", (await Create(house, identity: LegalIdentityTests.Complete(Start, siren: "1"))).Refusal!.Field);

        Assert.Equal(1, await house.Read(db => db.Set<LegalEntity>().CountAsync()));
        Assert.Equal(1, await house.Read(db => db.Set<Activity>().CountAsync(a => a.Kind == ActivityKind.Structure)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Each_day_has_the_identity_in_force(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        async Task Identify(string from, string name)
        {
            var version = await house.Read(db => db.Set<LegalEntity>().Where(e => e.Id == house.Entity).Select(e => e.Version).SingleAsync());
            var done = await house.Do(s => s.GetRequiredService<EntityActions>().Identify(house.Entity, LegalIdentityTests.Complete(DateOnly.ParseExact(from, "yyyy-MM-dd"), name), version));
            Assert.True(done.Ok, done.Refusal?.Message);
        }
        await Identify("2026-07-01", "Deuxième nom");
        await Identify("2027-01-01", "Troisième nom");
        await Identify("2026-07-01", "Deuxième nom corrigé");

        var entity = await house.Read(db => db.Set<LegalEntity>().SingleAsync(e => e.Id == house.Entity));

        Assert.Null(entity.IdentityAt(new DateOnly(2024, 12, 31)));
        Assert.Equal("Coopérative d’essai", entity.IdentityAt(new DateOnly(2026, 6, 30))!.Name);
        Assert.Equal("Deuxième nom corrigé", entity.IdentityAt(new DateOnly(2026, 7, 1))!.Name);
        Assert.Equal("Deuxième nom corrigé", entity.IdentityAt(new DateOnly(2026, 12, 31))!.Name);
        Assert.Equal("Troisième nom", entity.IdentityAt(new DateOnly(2027, 1, 1))!.Name);
        Assert.Equal(3, entity.Identities.Count);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_identity_typed_on_an_older_record_is_refused(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        Task<Result> Identify() => house.Do(s => s.GetRequiredService<EntityActions>().Identify(house.Entity, LegalIdentityTests.Complete(new DateOnly(2026, 7, 1)), 1));

        Assert.True((await Identify()).Ok);
        Assert.Equal(Refusal.Stale, (await Identify()).Refusal);
    }

    [Fact]
    public async Task Only_an_administrator_touches_entities_and_the_clock()
    {
        await using var house = await TestHouse.Open();
        var team = await house.Account("Noé Vasseur", Role.Team);

        Assert.Equal(Refusal.Forbidden, (await house.As(team, s => s.GetRequiredService<EntityActions>().NumberInvoicesBy(house.Entity, "{SEQGLOBAL}", 1))).Refusal);
        Assert.Equal(Refusal.Forbidden, (await house.As(team, s => s.GetRequiredService<CooperativeActions>().Change("Autre", "Europe/Paris", "", 1))).Refusal);
    }

    [Fact]
    public async Task The_zone_decides_which_day_it_is()
    {
        await using var house = await TestHouse.Open();
        house.Time.MoveTo(new DateTimeOffset(2026, 11, 24, 22, 30, 0, TimeSpan.Zero));
        Task<DateOnly> Today() => house.Do(s => Task.FromResult(s.GetRequiredService<Maillage.Platform.Clock>().Today));

        Assert.Equal(new DateOnly(2026, 11, 24), await Today());
        Assert.True((await house.Do(s => s.GetRequiredService<CooperativeActions>().Change("Coopérative d’essai", "Indian/Reunion", "", 1))).Ok);
        Assert.Equal(new DateOnly(2026, 11, 25), await Today());
    }

    private static Task<Result<LegalEntity>> Create(TestHouse house, string code = "BAT", string template = "BAT{YYYY}-{SEQYEAR:04d}", LegalIdentity? identity = null) =>
        house.Do(s => s.GetRequiredService<EntityActions>().Create(code, template, identity ?? LegalIdentityTests.Complete(Start), Start, End));
}
