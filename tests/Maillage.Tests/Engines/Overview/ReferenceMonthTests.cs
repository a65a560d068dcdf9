using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Overview.Accounts;
using Maillage.Tests.Engines.Contribution;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Overview;

/// <summary>
/// The worked examples of the reference cooperative (cae.md §2.4), to the cent: the contribution, the treasury and what is available for pay. Their pay is not
/// in the program: reserve, payroll envelope, gross, contributions on wages, net and the régularisation of the year (examples 2 and 3) are left out.
/// </summary>
public sealed class ReferenceMonthTests
{
    private static readonly Month October = new(2026, 10);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_designer_in_her_fifth_month_then_a_month_with_nothing_sold(Engine engine)
    {
        await using var house = await TestHouse.Open(engine, today: "2026-12-05");
        await house.Adopt(October);
        await Post(house,
            "2026-09-30 OD Compte au début du mois\n 512000 Bois 1280.00\n 110 Bois -1280.00",
            "2026-10-05 VE F1\n 411 Bois 1440.00\n 706 Bois -1200.00\n 4457420 Bois -240.00",
            "2026-10-20 BQ Règlement\n 512000 Bois 1440.00\n 411 Bois -1440.00\n 4457420 Bois 240.00\n 4457120 Bois -240.00",
            "2026-10-08 AC Impression\n 611 Bois 250.00\n 44566 Bois 50.00\n 401 Bois -300.00",
            "2026-10-22 BQ Imprimeur\n 401 Bois 300.00\n 512000 Bois -300.00",
            "2026-10-25 BQ Téléphone, kilomètres, assurance\n 626 Bois 30.00\n 6251 Bois 45.00\n 616 Bois 16.00\n 512000 Bois -91.00");
        Assert.True((await house.Run(October)).Ok);

        var month = await Account(house, house.Bois, October, October);
        Assert.Equal((-123.50m, 735.50m, 2_015.50m), (month.Result.Of("contribution").Value.Euros, month.Result.Of("available").Value.Euros, month.Treasury.Reference.Value.Euros));

        // The tax was counted as soon as it was due: paying it changes nothing.
        await Post(house, "2026-10-31 BQ TVA\n 4457120 Bois 240.00\n 44566 Bois -50.00\n 512000 Bois -190.00");
        Assert.Equal(2_015.50m, (await Account(house, house.Bois, October, October)).Treasury.Reference.Value.Euros);

        Assert.True((await house.Run(October.Next)).Ok);
        var next = await Account(house, house.Bois, October.Next, October.Next);
        Assert.Equal((-80m, 1_935.50m), (next.Result.Of("contribution").Value.Euros, next.Treasury.Reference.Value.Euros));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_consultant_and_trainer_has_what_her_pay_is_made_of(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Adopt(October);
        await Post(house,
            "2026-10-05 BQ Conseil\n 512000 Atelier 3000.00\n 706 Atelier -2500.00\n 4457120 Atelier -500.00",
            "2026-10-12 BQ Formation\n 512000 Atelier 1500.00\n 706 Atelier -1500.00",
            "2026-10-20 BQ Charges\n 6251 Atelier 350.00\n 512000 Atelier -350.00");
        Assert.True((await house.Run(October)).Ok);

        var month = await Account(house, house.Atelier, October, October);
        Assert.Equal((-400m, 3_250m, 3_250m), (month.Result.Of("contribution").Value.Euros, month.Result.Of("available").Value.Euros, month.Treasury.Reference.Value.Euros));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_joiner_over_a_year(Engine engine)
    {
        await using var house = await TestHouse.Open(engine, today: "2027-01-05");
        await house.Adopt(new Month(2026, 1));
        for (var month = new Month(2026, 1); month.Year == 2026; month = month.Next)
            await Post(house,
                $"{month}-10 BQ Chantiers\n 512000 Atelier 6505.00\n 706 Atelier -6000.00\n 4457120 Atelier -505.00",
                $"{month}-15 BQ Bois et sous-traitance\n 601 Atelier 2166.67\n 611 Atelier 333.33\n 44566 Atelier 433.33\n 512000 Atelier -2933.33");
        await Post(house,
            "2026-06-30 BQ Décennale, véhicule, divers\n 616 Atelier 2400.00\n 6132 Atelier 5400.00\n 6251 Atelier 1000.00\n 512000 Atelier -8800.00",
            "2026-12-31 OD Amortissement\n 6811 Atelier 1200.00\n 2815 Atelier -1200.00");
        Assert.True((await house.Run(new(2026, 12))).Ok);

        var year = await Account(house, house.Atelier, new(2026, 1), new(2026, 12));
        Assert.Equal((42_000m, -4_200m, 27_800m), (year.Result.Of("margin").Value.Euros, year.Result.Of("contribution").Value.Euros, year.Result.Of("available").Value.Euros));
    }

    private static async Task Post(TestHouse house, params IReadOnlyList<string> entries)
    {
        foreach (var entry in entries)
        {
            var posted = await house.Post(entry);
            Assert.True(posted.Ok, $"{entry}\n{posted.Refusal?.Message}");
        }
    }

    private static async Task<ActivityAccount> Account(TestHouse house, Id<Activity> activity, Month from, Month to) =>
        (await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(activity, new() { From = from, To = to })))!;
}
