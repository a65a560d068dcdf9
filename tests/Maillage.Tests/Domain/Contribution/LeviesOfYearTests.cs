using CsCheck;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using static Maillage.Tests.Domain.Contribution.LevyCase;

namespace Maillage.Tests.Domain.Contribution;

public sealed class LeviesOfYearTests
{
    private static readonly Scale Solstice = Rules.Scale("solstice-2017");
    private static readonly Month November = new(2026, 11);

    [Fact]
    public void A_month_explains_base_bracket_floor_and_cap()
    {
        var month = Year(2026, Activity(Solstice, [(November.Previous, "706", new(-400_000)), (November, "706", new(-120_000)), (November, "611", new(25_000))], new(2026, 7)))[4];

        Assert.Equal(new Money(12_350), month.Amount.Value);
        Assert.Equal(
            [
                "Marge brute de novembre 2026 : 1 200,00 € de ventes, moins 0,00 € d’achats et 250,00 € de sous-traitance, soit 950,00 €.",
                "Tranche jusqu’à 1 000,00 € : 13 % de 950,00 €, la base entière, soit 123,50 €.",
                "Le plancher de 80,00 € (5e mois dans la coopérative) est atteint.",
                "Plafond de l’année (non associé·e, 6 mois sur 12) : 2 750,00 €. Déjà pris : 640,00 €. Il n’est pas atteint : la contribution est de 123,50 €.",
            ],
            month.Amount.Steps.Select(s => Plain(s.Text)));
        Assert.All(month.Amount.Steps.Skip(1), s => Assert.Contains("Solstice", s.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_examples_of_the_reference_cooperative()
    {
        // cae.md §2.4: a designer in month 5, then with nothing sold; an associate at 4 000 a month; a joiner at 3 500.
        Assert.Equal(new Money(12_350), Year(2026, Activity(Solstice, [(new(2026, 5), "706", new(-120_000)), (new(2026, 5), "604", new(25_000))], new(2026, 1)))[4].Amount.Value);
        Assert.Equal(new Money(8_000), Year(2026, Activity(Solstice, [], new(2026, 1)))[4].Amount.Value);
        var consultant = Year(2026, Activity(Solstice, Sold(2026, [.. Enumerable.Repeat(new Money(400_000), 8), .. Enumerable.Repeat(new Money(250_000), 4)]), holders: [new(Person(associate: true), 1)]));
        Assert.Equal(Money.FromEuros(4_300), consultant.Sum(d => d.Amount.Value));
        Assert.Equal(Money.FromEuros(4_200), Year(2026, Activity(Solstice, Sold(2026, Enumerable.Repeat(new Money(350_000), 12)))).Sum(d => d.Amount.Value));
        var marginal = Solstice with { Levies = [Solstice.Main with { Rates = Solstice.Main.Rates! with { Mode = BracketMode.Marginal } }] };
        Assert.Equal(Money.FromEuros(4_959.96m), Year(2026, Activity(marginal, Sold(2026, Enumerable.Repeat(new Money(350_000), 12)))).Sum(d => d.Amount.Value));
    }

    [Fact]
    public void An_activity_owes_from_its_month_of_entry_and_no_floor_after_its_last_month()
    {
        var months = Year(2026, Activity(Solstice, [(new(2026, 3), "706", new(-100_000)), (new(2026, 9), "706", new(-20_000))], new(2026, 3), new(2026, 5)));
        Assert.Equal([(3, 13_000), (4, 8_000), (5, 8_000), (9, 2_600)], months.Select(m => (m.Month.Number, (int)m.Amount.Value.Cents)));
    }

    [Fact]
    public void A_month_before_the_first_scale_owes_nothing()
    {
        var months = Year(2026, Activity(Solstice, Sold(2026, new Money(100_000), new Money(100_000)), scaleIn: m => m < new Month(2026, 2) ? null : Solstice));
        Assert.Equal(2, months[0].Month.Number);
        Assert.Equal(Money.Zero, months[0].TakenBefore);
    }

    [Fact]
    public void Whoever_becomes_associate_has_each_month_weighted_by_its_status()
    {
        var months = Year(2026, Activity(Solstice, Sold(2026, Enumerable.Repeat(new Money(700_000), 12)), holders: [new(Person(associateIn: m => m.Number >= 7), 1)]));

        Assert.Equal(Money.FromEuros(5_500), months[5].Cap);
        Assert.Equal(Money.FromEuros(5_250), months[6].Cap);
        Assert.Equal(Money.FromEuros(5_250), months.Sum(m => m.Amount.Value));
        Assert.Contains("non associé·e, 6 mois sur 12 ; associé·e, 6 mois sur 12", Plain(months[11].Amount.Steps[^1].Text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_with_two_activities_has_one_cap_when_the_scale_counts_persons()
    {
        var scale = With(l => l with { Caps = [.. l.Caps.Select(c => c with { Unit = LevyUnit.Person })] });
        var holder = new LevyHolder(Person(), 1);
        var months = Year(2026,
            Activity(scale, Sold(2026, Enumerable.Repeat(new Money(600_000), 12)), id: 10, holders: [holder]),
            Activity(scale, Sold(2026, Enumerable.Repeat(new Money(300_000), 12)), id: 11, holders: [holder]));

        Assert.Equal(Money.FromEuros(5_500), months.Sum(m => m.Amount.Value));
        Assert.Contains(months.SelectMany(m => m.Amount.Steps), s => s.Text.Contains("Répartie entre ses activités", StringComparison.Ordinal));
    }

    [Fact]
    public void A_base_counted_by_person_meets_the_brackets_of_the_whole()
    {
        var scale = With(l => l with { Rates = l.Rates! with { Unit = LevyUnit.Person }, Floors = [] });
        var holder = new LevyHolder(Person(), 1);
        var january = Year(2026, Activity(scale, Sold(2026, new Money(90_000)), id: 10, holders: [holder]), Activity(scale, Sold(2026, new Money(30_000)), id: 11, holders: [holder])).Where(m => m.Month.Number == 1).ToList();

        // 12 % of 1 200, split three to one.
        Assert.Equal([new Money(10_800), new Money(3_600)], january.Select(m => m.Amount.Value));
    }

    [Fact]
    public void A_collective_counted_by_shares_meets_the_brackets_of_each()
    {
        var scale = With(l => l with { Rates = l.Rates! with { Unit = LevyUnit.Share }, Floors = [] });
        var january = Year(2026, Activity(scale, Sold(2026, new Money(150_000)), holders: [new(Person(id: 1), 0.6m), new(Person(id: 2), 0.4m)]))[0];
        Assert.Equal(new Money(11_700 + 7_800), january.Amount.Value);
    }

    [Fact]
    public void Turnover_cumulated_since_the_entry_reaches_lower_rates()
    {
        var scale = With(l => l with { Rates = new(LevyUnit.Activity, LevyReach.Entry, BracketMode.Marginal, [new(new(1_000_000), new(1_000)), new(null, new(500))]), Floors = [], Caps = [] });
        var months = Year(2026, Activity(scale, Sold(2026, new Money(200_000), new Money(200_000)), earlier: [new("706", new(-900_000))]));
        Assert.Equal([new Money(15_000), new Money(10_000)], months.Take(2).Select(m => m.Amount.Value));
    }

    [Fact]
    public void A_negative_month_counts_for_zero_or_is_carried_or_gives_back()
    {
        Money[] Of(NegativeBase negative) => [.. Year(2026, Activity(With(l => l with { Negative = negative, Floors = [] }), Sold(2026, new Money(-50_000), new Money(90_000)))).Take(2).Select(m => m.Amount.Value)];

        Assert.Equal([Money.Zero, new(11_700)], Of(NegativeBase.Zero));
        Assert.Equal([Money.Zero, new(5_200)], Of(NegativeBase.Carried));
        Assert.Equal([new(-6_500), new(11_700)], Of(NegativeBase.GivenBack));
    }

    [Fact]
    public void A_fixed_part_is_taken_by_month_by_year_or_at_entry_and_is_waived_by_an_exemption()
    {
        var scale = With(l => l with
        {
            Rates = null,
            Floors = [],
            Caps = [],
            Fixed = [new(new(1_600), LevyUnit.Activity, LevyReach.Month), new(new(6_000), LevyUnit.Activity, LevyReach.Year), new(new(60_000), LevyUnit.Activity, LevyReach.Entry)],
            Exemptions = [new("social", "minima sociaux", Waived.Fixed, Granted: true)],
        });
        Assert.Equal([new(67_600), new(1_600)], Year(2026, Activity(scale, [], new(2026, 3))).Take(2).Select(m => m.Amount.Value));
        Assert.Equal(Money.Zero, Year(2026, Activity(scale, [], new(2026, 3), granted: ["social"])).Sum(m => m.Amount.Value));
    }

    [Fact]
    public void Another_levy_stands_beside_the_contribution_on_its_own_base()
    {
        var training = new Levy("formation", "Contribution sur la formation", new("chiffre d’affaires de formation", BaseMoment.Invoiced, [new("formations", AccountSet.Of(["7061"], []))]),
            new(LevyUnit.Activity, LevyReach.Month, BracketMode.Marginal, [new(null, new(900))]), [], [], [], []);
        var main = Solstice.Main with { Base = Solstice.Main.Base with { Parts = [Solstice.Main.Base.Parts[0] with { Accounts = AccountSet.Of(["70"], ["7061"]) }, .. Solstice.Main.Base.Parts.Skip(1)] } };
        var january = Year(2026, Activity(Solstice with { Levies = [main, training] }, [(new(2026, 1), "706000", new(-100_000)), (new(2026, 1), "706100", new(-50_000))])).Where(m => m.Month.Number == 1);
        Assert.Equal([("contribution", 13_000L), ("formation", 4_500L)], january.Select(m => (m.Levy.Code, m.Amount.Value.Cents)));
    }

    [Fact]
    public void A_sale_counts_when_it_is_paid_where_the_scale_says_so()
    {
        var scale = With(l => l with { Base = l.Base with { Moment = BaseMoment.Received }, Floors = [] });
        var activity = Activity(scale, []) with
        {
            Movements = new[] { new CountedMovement("706", new(-100_000)), new CountedMovement("706", new(-40_000), Received: true), new CountedMovement("611", new(10_000)) }.ToLookup(_ => new Month(2026, 1)),
        };
        var january = Year(2026, activity)[0];
        Assert.Equal((new Money(30_000), new Money(3_900)), (january.Base, january.Amount.Value));
    }

    [Fact]
    public void Every_month_is_between_its_floor_and_what_is_left_under_the_cap() => Cases.Sample((mode, bases, start, associateFrom) =>
    {
        var scale = With(l => l with { Rates = l.Rates! with { Mode = mode } });
        LevyActivity Made() => Activity(scale, Sold(2026, bases.Select(b => new Money(b))), new Month(2025, 6).Plus(start), holders: [new(Person(new Month(2025, 6).Plus(start), associateIn: m => m.Number >= associateFrom), 1)]);
        var months = Year(2026, Made());
        var taken = Money.Zero;
        foreach (var month in months)
        {
            var left = Money.Max(month.Cap!.Value - taken, Money.Zero);
            Assert.Equal(taken, month.TakenBefore);
            Assert.True(month.Amount.Value <= left);
            if (month.Month >= new Month(2025, 6).Plus(start)) Assert.True(month.Amount.Value >= Money.Min(new(8_000), left));
            taken += month.Amount.Value;
        }
        Assert.Equal(months.Select(m => m.Amount.Value), Year(2026, Made()).Select(m => m.Amount.Value));
    });

    [Fact]
    public void What_groups_bear_adds_up_whatever_counts_them_together() =>
        Gen.Select(Gen.Enum<LevyUnit>(), Gen.Enum<LevyUnit>(), Gen.Long[-100_000, 900_000].Array[12], Gen.Long[-100_000, 900_000].Array[12], Gen.Int[1, 99]).Sample((unit, capUnit, first, second, part) =>
        {
            var scale = With(l => l with { Rates = l.Rates! with { Unit = unit }, Caps = [.. l.Caps.Select(c => c with { Unit = capUnit })], Floors = [] });
            var (one, two) = (Person(id: 1), Person(id: 2));
            var months = Year(2026,
                Activity(scale, Sold(2026, first.Select(b => new Money(b))), id: 10, holders: [new(one, 1)]),
                Activity(scale, Sold(2026, second.Select(b => new Money(b))), id: 11, holders: [new(one, part / 100m), new(two, 1 - part / 100m)]));
            Assert.All(months, m => Assert.False(m.Amount.Value.IsNegative));
            if (capUnit != LevyUnit.Activity) return;
            Assert.All(months.GroupBy(m => m.Activity), a => Assert.True(a.Sum(m => m.Amount.Value) <= Money.FromEuros(5_500)));
        });

    [Fact]
    public void A_month_is_the_sum_of_its_parts_and_says_so() =>
        Gen.Select(Gen.Long[-100_000, 900_000].Array[12], Gen.Long[-100_000, 900_000].Array[12], Gen.Long[0, 5_000]).Sample((first, second, part) =>
        {
            var scale = With(l => l with
            {
                Rates = l.Rates! with { Unit = LevyUnit.Person },
                Fixed = [new(new(part), LevyUnit.Person, LevyReach.Month)],
                Floors = [new(new(8_000), LevyUnit.Person, LevyReach.Month)],
                Caps = [.. l.Caps.Select(c => c with { Unit = LevyUnit.Person })],
            });
            var holder = new LevyHolder(Person(), 1);
            var months = Year(2026,
                Activity(scale, Sold(2026, first.Select(b => new Money(b))), id: 10, holders: [holder]),
                Activity(scale, Sold(2026, second.Select(b => new Money(b))), id: 11, holders: [holder]));
            var taken = Money.Zero;
            foreach (var month in months.GroupBy(m => m.Month).OrderBy(m => m.Key))
            {
                var rates = scale.Main.Round(LevyTaking.Euros(scale.Main, month.Sum(m => m.Base)));
                var whole = Money.Max(rates + new Money(part), new(8_000));
                var left = Money.FromEuros(5_500) - taken;
                Assert.Equal(Money.Min(whole, left), month.Sum(m => m.Amount.Value));
                Assert.Equal(rates + new Money(part) < new Money(8_000), month.All(m => m.AtFloor));
                Assert.All(month, m => Assert.Contains(whole > left ? $"ramenée à {left}" : $"la contribution est de {whole}", string.Join(' ', m.Amount.Steps.Select(s => s.Text)), StringComparison.Ordinal));
                taken += month.Sum(m => m.Amount.Value);
            }
        });

    [Fact]
    public void A_marginal_scale_never_asks_less_of_more() =>
        Gen.Select(Gen.Long[0, 20_000_000], Gen.Long[0, 1_000_000]).Sample((amount, more) =>
            Assert.True(LevyTaking.Euros(Rules.Scale("opteos").Main, new(amount)) <= LevyTaking.Euros(Rules.Scale("opteos").Main, new(amount + more))));

    [Fact]
    public void The_months_of_a_yearly_scale_add_up_to_the_year_and_credit_notes_give_back() =>
        Gen.Long[-3_000_000, 5_000_000].Array[1, 12].Sample(documents =>
        {
            var scale = Rules.Scale("opteos");
            var taken = Year(2026, Activity(scale, Sold(2026, documents.Select(d => new Money(d)))));
            Assert.Equal(Money.FromEuros(LevyTaking.Euros(scale.Main, new(documents.Sum()))), taken.Sum(m => m.Amount.Value));
        });

    private static readonly Gen<(BracketMode, long[], int, int)> Cases = Gen.Select(Gen.Enum<BracketMode>(), Gen.Long[-200_000, 2_000_000].Array[12], Gen.Int[0, 18], Gen.Int[1, 13]);

    private static Scale With(Func<Levy, Levy> change) => Solstice with { Levies = [change(Solstice.Main)] };
}
