using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Contribution;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Periods;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.People.Persons;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Contribution;

public sealed class ContributionRunTests
{
    private static readonly Month October = new(2026, 10);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_run_posts_a_pair_that_nets_to_zero_and_posting_again_changes_nothing(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt(October);
        await house.Post("2026-10-05 VE F1\n 411 Atelier 1440.00\n 706 Atelier -1200.00\n 4457420 Atelier -240.00");
        await house.Post("2026-10-08 AC Impression\n 611 Atelier 250.00\n 44566 Atelier 50.00\n 401 Atelier -300.00");

        var first = (await house.Run(October)).Value!;
        var second = (await house.Run(October)).Value!;

        Assert.Equal((2, Money.FromEuros(203.50m)), (first.Entries, first.Total));
        Assert.Equal(0, second.Entries);
        Assert.Equal(LedgerText.Plain("""
            2026-10-31 OD Contribution coopérative d’octobre 2026
              758900  Atelier     123.50
              5800    Atelier    -123.50
              758900  Structure  -123.50
              5800    Structure   123.50
            """), LedgerText.Plain(await house.Written($"contribution:{house.Atelier}")));
        Assert.True((await house.BalanceOf("758900")).IsZero);
        Assert.Empty(await house.Faults());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_late_document_posts_only_the_difference_in_the_first_open_month(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt(October);
        await house.Post("2026-10-05 VE F1\n 411 Atelier 500.00\n 706 Atelier -500.00");
        await house.Run(October);
        await house.Post("2026-10-20 VE F2\n 411 Atelier 700.00\n 706 Atelier -700.00");
        for (var month = new Month(2026, 1); month <= October; month = month.Next)
            Assert.True((await house.Do(s => s.GetRequiredService<PeriodActions>().CloseMonth(house.Entity, month))).Ok);

        var run = (await house.Run(October)).Value!;

        Assert.Equal((1, Money.FromEuros(44)), (run.Entries, run.Total));
        Assert.Contains(LedgerText.Plain("""
            2026-11-24 OD Contribution coopérative d’octobre 2026, régularisation
              758900  Atelier     44.00
              5800    Atelier    -44.00
              758900  Structure  -44.00
              5800    Structure   44.00
            """), LedgerText.Plain(await house.Written($"contribution:{house.Atelier}")), StringComparison.Ordinal);
        var shown = Assert.Single(await house.Months(house.Atelier, October, October));
        Assert.Equal((Money.FromEuros(144), Money.Zero), (shown.Posted, shown.Pending));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_reversed_contribution_is_due_again(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt(October);
        await house.Run(October);
        var entry = Assert.Single(await house.Do(s => s.GetRequiredService<PostedContributions>().Of(house.Entity, house.Atelier)));
        await house.Do(s => s.GetRequiredService<Posting>().Reverse(entry.Entry, new DateOnly(2026, 11, 24), "erreur"));

        var before = Assert.Single(await house.Months(house.Atelier, October, October));
        var run = (await house.Run(October)).Value!;

        Assert.Equal(Money.FromEuros(100), before.Pending);
        Assert.Equal((1, Money.FromEuros(100)), (run.Entries, run.Total));
        Assert.Empty(await house.Faults());
    }

    [Fact]
    public async Task It_is_provisional_as_soon_as_something_is_posted_a_draft_included()
    {
        await using var house = await TestHouse.Open();
        var november = new Month(2026, 11);
        await house.Adopt(november);
        await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-11-20 VE F1\n 411 Atelier 2000.00\n 706 Atelier -2000.00")));

        var shown = Assert.Single(await house.Months(house.Atelier, november, new Month(2027, 3)));

        Assert.Equal(Money.FromEuros(240), shown.Due.Value);
        Assert.Equal(Money.Zero, shown.Posted);
        Assert.Equal("contribution.month.running", (await house.Run(november)).Refusal!.Type);
    }

    [Fact]
    public async Task An_associate_has_the_lower_cap_for_the_months_from_admission_on()
    {
        await using var house = await TestHouse.Open();
        await house.Adopt(new Month(2026, 9));
        var person = (await house.Do(s => s.GetRequiredService<PersonActions>().Create("Camille", "Aubrac", "camille@maillage.example", ""))).Value!;
        await house.Do(s => s.GetRequiredService<MemberActions>().Join(house.Atelier, person.Id, new DateRange(new DateOnly(2025, 3, 1)), new Rate(10_000)));
        await house.Do(s => s.GetRequiredService<AssociateActions>().Admit(person.Id, AssociateKind.Entrepreneur, new DateOnly(2026, 10, 15)));

        var months = await house.Months(house.Atelier, new Month(2026, 9), October);

        Assert.Equal([Money.FromEuros(5_500), Money.FromEuros(5_375)], months.Select(m => m.Main!.Cap!.Value));

        var place = (await house.Read(db => db.Set<ActivityMember>().SingleAsync(m => m.PersonId == person.Id))).Id;
        await house.Do(s => s.GetRequiredService<MemberActions>().Leave(house.Atelier, place, new DateOnly(2026, 10, 20)));
        Assert.Equal(Money.FromEuros(5_375), Assert.Single(await house.Months(house.Atelier, October, October)).Main!.Cap);
    }

    [Fact]
    public async Task Only_the_team_posts_and_only_an_administrator_adopts()
    {
        await using var house = await TestHouse.Open();
        var entrepreneur = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var team = await house.Account("Une Equipe", Role.Team);

        Assert.Equal(Refusal.NotFound.Type, (await house.As(entrepreneur, s => s.GetRequiredService<ContributionRun>().Post(house.Entity, October))).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden.Type, (await house.As(team, s => s.GetRequiredService<ScaleActions>().Adopt(new("coopaname", October, default)))).Refusal!.Type);
        Assert.True((await house.As(team, s => s.GetRequiredService<ContributionRun>().Post(house.Entity, October))).Ok);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Two_runs_at_once_post_each_contribution_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt(October);

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Run(October)));

        Assert.Equal(2, runs.Sum(r => r.Value!.Entries));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Other_levies_are_posted_beside_the_contribution_under_their_own_names(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt("encom1", October);
        await house.Post("2026-10-05 VE F1\n 411 Atelier 1440.00\n 706 Atelier -1200.00\n 4457420 Atelier -240.00");

        Assert.Equal((5, Money.FromEuros(158)), ((await house.Run(October)).Value!.Entries, (await house.Months(house.Atelier, October, October))[0].Posted + (await house.Months(house.Bois, October, October))[0].Posted));
        Assert.Contains("2026-10-31 OD Assurance d’octobre 2026", await house.Written($"contribution:{house.Atelier}:assurance"), StringComparison.Ordinal);
        Assert.Equal(0, (await house.Run(October)).Value!.Entries);
        Assert.Empty(await house.Faults());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_base_of_what_is_received_follows_payments_and_a_loss_brings_nothing(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var november = new Month(2026, 11);
        await house.Decree(november, """{ "name": "chiffre d’affaires", "moment": "received", "parts": [{ "label": "ventes", "accounts": ["70"] }] }""");
        async Task<Money> Base() => Assert.Single(await house.Months(house.Atelier, november, november)).Main!.Base;
        var invoice = await house.Sell(Sale.Line("Pose", 1000));

        Assert.Equal(Money.Zero, await Base());
        await house.Receive(invoice.Id, 400);
        Assert.Equal(Money.FromEuros(333.33m), await Base());
        await house.Receive(invoice.Id, 400);
        Assert.Equal(Money.FromEuros(666.67m), await Base());
        Assert.True((await house.Do(s => s.GetRequiredService<WriteOffActions>().Record(invoice.CustomerId!.Value, new(Id<Clearing>.New(), ClaimId.Of(invoice.Id), WriteOffCause.Irrecoverable, "Liquidation")))).Ok);
        Assert.Equal(Money.FromEuros(666.67m), await Base());
        await house.Post("2026-11-20 BQ Marché\n 512 Atelier 120.00\n 706 Atelier -100.00\n 44571 Atelier -20.00");
        Assert.Equal(Money.FromEuros(766.67m), await Base());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_scale_of_documents_reads_them_one_by_one_and_one_since_the_entry_reads_the_years_before(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Post("2025-10-05 VE F0\n 411 Atelier 900.00\n 706 Atelier -900.00");
        await house.Post("2026-10-05 VE F1\n 411 Atelier 500.00\n 706 Atelier -500.00");
        await house.Post("2026-10-06 VE F2\n 411 Atelier 1500.00\n 706 Atelier -1500.00");
        async Task<Money> Due(string reach)
        {
            await house.Decree(October, """{ "name": "chiffre d’affaires", "parts": [{ "label": "ventes", "accounts": ["70"] }] }""", reach);
            return Assert.Single(await house.Months(house.Atelier, October, October)).Due.Value;
        }

        // 10 % up to 1 000, then 5 %: of 500 and 1 500 by themselves; of 2 000 after the 900 of the year before.
        Assert.Equal(Money.FromEuros(50 + 125), await Due("document"));
        Assert.Equal(Money.FromEuros(10 + 95), await Due("entry"));
    }

    [Fact]
    public async Task Check_sees_what_is_on_the_account_of_the_contribution_and_is_none()
    {
        await using var house = await TestHouse.Open();
        await house.Post("2026-10-05 OD Erreur\n 758900 Atelier 10.00\n 5800 Atelier -10.00\n 758900 Structure -10.00\n 5800 Structure 10.00");
        Assert.Contains("10,00", Assert.Single(await house.Faults()), StringComparison.Ordinal);
    }
}

internal static class Contributing
{
    /// <summary>A scale that no file ships, in force from a month on: 10 % up to 1 000, then 5 %.</summary>
    public static async Task Decree(this TestHouse house, Month from, string @base, string reach = "month")
    {
        var decision = await house.Decide();
        await house.Do(s => s.GetRequiredService<Db>().Write(async () =>
    {
        var db = s.GetRequiredService<Db>();
        db.RemoveRange(await db.Set<AdoptedScale>().ToListAsync());
        db.Add(new AdoptedScale(db.Cooperative, "", from, $$"""
            { "code": "essai", "name": "Essai", "source": "essai", "from": "2020-01-01", "levies": [{ "code": "contribution", "name": "Contribution coopérative", "base": {{@base}},
              "reach": "{{reach}}", "brackets": [{ "upTo": "1000.00", "rate": "10" }, { "upTo": null, "rate": "5" }] }] }
            """, decision, new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc), null));
        return Result.Done;
    }));
    }

    public static Task Adopt(this TestHouse house, Month from) => house.Adopt("solstice-2017", from);

    public static Task<Result<RunOfMonth>> Run(this TestHouse house, Month month) => house.Do(s => s.GetRequiredService<ContributionRun>().Post(house.Entity, month));

    public static Task<IReadOnlyList<MonthOfContribution>> Months(this TestHouse house, Id<Activity> activity, Month from, Month to) =>
        house.Do(s => s.GetRequiredService<ContributionReader>().Of(activity, from, to));

    public static async Task<Money> BalanceOf(this TestHouse house, string account) =>
        (await house.Do(s => s.GetRequiredService<BalanceReader>().OfEntity(house.Entity, BalanceReader.Beginning, new Month(2026, 12)))).Single(m => m.Account == account).Balance;

    public static async Task<IReadOnlyList<string>> Faults(this TestHouse house) =>
        await house.Do(async s => (await s.GetServices<ICheck>().OfType<ContributionCheck>().Single().Run()).Faults);
}
