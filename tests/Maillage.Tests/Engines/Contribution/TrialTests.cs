using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Projects;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Contribution.Trials;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Contribution;

public sealed class TrialTests
{
    private static readonly Month October = new(2026, 10);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_trial_takes_what_the_scale_would_take_once_in_force_and_keeps_nothing(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt("solstice-2017", new(2026, 1), decided: new(2025, 6, 12));
        await house.Post("2026-03-05 VE F1\n 411 Atelier 2000.00\n 706 Atelier -2000.00");
        await house.Post("2026-10-05 VE F2\n 411 Bois 1500.00\n 706 Bois -1500.00");
        var scales = house.Shipped("coopaname", "astrolabe", "opteos");

        var trial = (await Try(house, 2026, scales))!;

        Assert.Equal((new Month(2026, 1), October), (trial.From, trial.To));
        foreach (var (row, i) in trial.Rows.Select((r, i) => (r, i)))
            Assert.Equal((await house.Months(new(row.Activity), trial.From, trial.To)).Sum(m => m.Due.Value), row.Amounts[0]);
        Assert.Equal(trial.Rows.Sum(r => r.Amounts[1]), trial.Column(1).Total);
        Assert.False(await house.Read(db => db.Set<AdoptedScale>().AnyAsync(s => s.Definition.Contains("coopaname"))));

        await house.Read(db => db.Set<AdoptedScale>().ExecuteDeleteAsync());
        await house.Adopt("coopaname", new(2026, 1), decided: new(2025, 6, 12));
        foreach (var row in trial.Rows)
            Assert.Equal((await house.Months(new(row.Activity), trial.From, trial.To)).Sum(m => m.Due.Value), row.Amounts[1]);
    }

    [Fact]
    public async Task Months_before_the_first_scale_are_not_compared()
    {
        await using var house = await TestHouse.Open();
        await house.Adopt("solstice-2017", new(2026, 9));
        var trial = (await Try(house, 2026, house.Shipped("coopaname")))!;
        Assert.Equal((new Month(2026, 9), October), (trial.From, trial.To));
        Assert.All(trial.Rows, r => Assert.Equal(Money.FromEuros(60), r.Amounts[1]));
    }

    [Fact]
    public async Task A_family_tried_leaves_the_other_activities_as_they_are()
    {
        await using var house = await TestHouse.Open();
        await house.Adopt("solstice-2017", new(2026, 1), decided: new(2025, 6, 12));
        await house.Adopt("coopaname", October, family: "formation");

        var trial = (await house.Do(s => s.GetRequiredService<TrialReader>().Of(house.Entity, 2026, "formation", house.Shipped("astrolabe"))))!;

        Assert.All(trial.Rows, r => Assert.Equal(r.Amounts[0], r.Amounts[1]));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_annex_says_for_ever_what_the_trial_said(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt("solstice-2017", new(2026, 1), decided: new(2025, 6, 12));
        var trial = (await Try(house, 2026, house.Shipped("coopaname")))!;
        var id = Id<ScaleAnnex>.New();

        Assert.Equal("contribution.annex.title", (await Keep(" ")).Refusal!.Type);
        Assert.True((await Keep("Annexe 3")).Ok);
        Assert.True((await Keep("Annexe 3")).Ok);
        await house.Post("2026-10-05 VE F2\n 411 Bois 1500.00\n 706 Bois -1500.00");

        var kept = await house.Read(db => db.Set<ScaleAnnex>().AsNoTracking().SingleAsync());
        Assert.Equal(trial.Write(), kept.Content);
        Assert.Equal(trial.Column(1), kept.Trial.Column(1));
        await Assert.ThrowsAnyAsync<Exception>(() => house.Read(db => db.Set<ScaleAnnex>().ExecuteUpdateAsync(s => s.SetProperty(a => a.Content, "{}"))));

        Task<Result<ScaleAnnex>> Keep(string title) => house.Do(s => s.GetRequiredService<AnnexActions>().Keep(id, title, trial));
    }

    [Fact]
    public async Task An_entrepreneur_sees_totals_and_their_own_activity_only()
    {
        await using var house = await TestHouse.Open();
        await house.Adopt("solstice-2017", new(2026, 1), decided: new(2025, 6, 12));
        var trial = (await Try(house, 2026, house.Shipped("coopaname")))!;
        var own = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var team = await house.Account("Une Equipe", Role.Team);

        var seen = await house.As(own, s => TrialView.Of(trial, s.GetRequiredService<Maillage.Modules.Identity.Rights.Access>()));
        Assert.Equal(house.Atelier.Value, Assert.Single(seen.Named).Activity);
        Assert.False(seen.Whole);
        Assert.Equal(trial.Rows.Count, (await house.As(team, s => TrialView.Of(trial, s.GetRequiredService<Maillage.Modules.Identity.Rights.Access>()))).Named.Count);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_project_is_changed_by_its_author_and_refused_when_it_cannot_work(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (author, other) = (await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value), await house.Account("Une Autre", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value));
        var scale = house.Shipped("solstice-2017")[0] with { Name = "Projet" };
        var id = Id<ScaleProject>.New();

        var saved = await Save(author, scale);
        Assert.True(saved.Ok, saved.Refusal?.Message);
        Assert.Equal(ScaleFile.Write(scale), saved.Value.Definition);
        Assert.Equal(Refusal.Forbidden.Type, (await Save(other, scale, saved.Value.Version)).Refusal!.Type);
        Assert.Equal("contribution.scale.cap-under-floor", (await Save(author, scale with { Levies = [scale.Main with { Caps = [new(Money.FromEuros(10), LevyUnit.Activity, LevyReach.Year)] }] }, saved.Value.Version)).Refusal!.Type);
        Assert.Equal(Refusal.Stale.Type, (await Save(author, scale with { Name = "Autre" }, saved.Value.Version + 7)).Refusal!.Type);

        Assert.True((await house.TryAdopt(new(ScaleChoices.CodeOf(id), October, await house.Decide()))).Ok);
        Assert.Equal("Projet", (await house.Months(house.Bois, October, October))[0].Main!.Scale.Name);
        Assert.True((await house.As(author, s => s.GetRequiredService<ProjectActions>().Remove(id, saved.Value.Version))).Ok);
        Assert.Equal("Projet", (await house.Months(house.Bois, October, October))[0].Main!.Scale.Name);

        Task<Result<ScaleProject>> Save(long by, Scale what, int version = 0) => house.As(by, s => s.GetRequiredService<ProjectActions>().Save(id, what, version));
    }

    private static Task<ScaleTrial?> Try(TestHouse house, int year, IReadOnlyList<Scale> scales) => house.Do(s => s.GetRequiredService<TrialReader>().Of(house.Entity, year, "", scales));
}
