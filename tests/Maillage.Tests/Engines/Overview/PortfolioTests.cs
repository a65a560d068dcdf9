using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Overview;
using Maillage.Domain.People;
using Maillage.Modules.Overview.Portfolio;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Contribution;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Overview;

public sealed class PortfolioTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Each_activity_has_its_figures_and_its_reasons(Engine engine)
    {
        await using var house = await TestHouse.Open(engine, today: "2026-10-20");
        await house.Post("2025-02-10 VE Avant\n 512000 Atelier 900.00\n 706 Atelier -900.00");
        await house.Post("2025-10-10 VE Avant\n 512000 Atelier 70.00\n 706 Atelier -70.00");
        await house.Post("2026-02-10 VE Février\n 512000 Atelier 200.00\n 706 Atelier -200.00");
        await house.Post("2026-10-10 VE Octobre\n 512000 Atelier 1000.00\n 706 Atelier -1000.00");
        await house.Post("2026-10-13 AC Achat\n 606 Bois 50.00\n 401 Bois -50.00");

        var rows = await Read(house, new(null, false, false));

        Assert.Equal(["A002", "A001"], rows.Select(r => r.Activity.Code));
        var (bois, atelier) = (rows[0], rows[1]);
        Assert.Equal((1000m, 1200m, 970m, 2170m), (atelier.OfMonth.Euros, atelier.Year.Euros, atelier.YearBefore.Euros, atelier.Reference.Value.Euros));
        // 270 from October to September, after 900.
        Assert.Equal([DriftKind.Falling], atelier.Reasons.Select(r => r.Kind));
        Assert.Equal([DriftKind.Treasury, DriftKind.Quiet], bois.Reasons.Select(r => r.Kind));
        Assert.Equal(["A001", "A002"], (await Read(house, new(null, false, true))).Select(r => r.Activity.Code));
        Assert.Equal(["A002"], (await Read(house, new("BOIS clair", true, false))).Select(r => r.Activity.Code));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Late_invoices_are_counted_until_they_are_paid(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var first = await house.Sell();
        await house.Receive((await house.Sell(Sale.Line("Stage", 400m))).Id, 480m);
        Assert.All(await Read(house, new(null, false, false)), r => Assert.Null(r.Late));

        house.MoveTo("2027-03-01");
        await house.Receive(first.Id, 200m, "2027-03-01");
        var late = (await Read(house, new(null, false, false))).Single(r => r.Activity.Id == house.Atelier).Late!;

        Assert.Equal((1, 1000m), (late.Count, late.Amount.Euros));
        Assert.Equal(first.Ttc.Euros - 200m, late.Amount.Euros);
        Assert.True(late.Oldest < new DateOnly(2027, 3, 1));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Contracts_of_the_members_are_watched_and_people_are_found(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (camille, elie) = (new Person(TestHouse.Cooperative, "Camille", "Aubrac", ""), new Person(TestHouse.Cooperative, "Élie", "Roux", ""));
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.AddRange(camille, elie);
            foreach (var (activity, person) in (IEnumerable<(Id<Activity>, Id<Person>)>)[(house.Atelier, camille.Id), (house.Bois, elie.Id)])
                Assert.True((await db.Set<Activity>().Include(a => a.Members).SingleAsync(a => a.Id == activity)).Join(person, new(new(2026, 7, 1)), Rate.FromPercent(100)).Ok);
            await db.SaveChangesAsync();
        });
        Assert.DoesNotContain((await Read(house, new(null, false, false))).SelectMany(r => r.Reasons), r => r.Kind is DriftKind.NoContract);

        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new Contract(TestHouse.Cooperative, Id<Contract>.New(), camille.Id, new(ContractKind.Cape, new(2026, 1, 2), new(2026, 1, 2), new(2027, 1, 1))));
            db.Add(new Contract(TestHouse.Cooperative, Id<Contract>.New(), elie.Id, new(ContractKind.Cape, new(2025, 1, 2), new(2025, 1, 2), new(2026, 1, 1))));
            await db.SaveChangesAsync();
        });
        var rows = await Read(house, new(null, false, true));

        Assert.Contains(DriftKind.CapeEnds, rows[0].Reasons.Select(r => r.Kind));
        Assert.Contains(DriftKind.NoContract, rows[1].Reasons.Select(r => r.Kind));
        Assert.Equal("Élie Roux", (await Read(house, new("roux elie", false, false))).Single().Members);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_closed_activity_stays_while_it_has_money(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Post("2026-09-10 VE Vente\n 512000 Bois 70.00\n 706 Bois -70.00");
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            foreach (var activity in await db.Set<Activity>().Where(a => a.Kind != ActivityKind.Structure).ToListAsync()) Assert.True(activity.CloseOn(new(2026, 10, 31)).Ok);
            await db.SaveChangesAsync();
        });

        Assert.Equal(["A002"], (await Read(house, new(null, false, false))).Select(r => r.Activity.Code));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Nobody_but_the_team_reads_it_and_only_in_its_reach(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var owner = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var near = await house.Account("Une Equipe", Role.Team, ScopeKind.Activity, house.Bois.Value);

        Assert.Empty(await house.As(owner, s => s.GetRequiredService<PortfolioReader>().Read(new(null, false, false))));
        Assert.Equal(["A002"], (await house.As(near, s => s.GetRequiredService<PortfolioReader>().Read(new(null, false, false)))).Select(r => r.Activity.Code));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Whoever_pays_the_floor_for_six_months_running_is_to_be_called(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt(new Month(2026, 5));
        foreach (var month in new Month(2026, 5).To(new(2026, 10)))
        {
            await house.Post($"{month}-10 VE Vente\n 512000 Atelier 300.00\n 706 Atelier -300.00");
            await house.Post($"{month}-10 VE Vente\n 512000 Bois {(month.Number == 8 ? 2000 : 300)}.00\n 706 Bois -{(month.Number == 8 ? 2000 : 300)}.00");
        }

        var rows = await Read(house, new(null, false, true));
        Assert.Equal([[DriftKind.Floor], []], rows.Select(r => r.Reasons.Select(x => x.Kind).ToArray()));
        Assert.Equal("Contribution au plancher depuis 6 mois", rows[0].Reasons[0].Text);
    }

    private static Task<IReadOnlyList<PortfolioRow>> Read(TestHouse house, PortfolioFilter filter) => house.Do(s => s.GetRequiredService<PortfolioReader>().Read(filter));
}
