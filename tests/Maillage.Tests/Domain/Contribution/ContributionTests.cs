using CsCheck;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;

namespace Maillage.Tests.Domain.Contribution;

public class ContributionTests
{
    private static readonly Scale Solstice = Rules.Scale("solstice-2017");
    private static readonly Month November = new(2026, 11);

    [Fact]
    public void A_month_explains_base_bracket_floor_and_cap()
    {
        var figures = new BaseFigures(new(120_000), new(0), new(25_000));
        var month = ContributionOfMonth.Compute(Solstice, new(November, figures, 5, false, 12, Money.Zero, new(40_000)));

        Assert.Equal(new Money(12_350), month.Value);
        Assert.Equal(
            [
                "Marge brute de novembre 2026 : 1 200,00 € de ventes, moins 0,00 € d’achats et 250,00 € de sous-traitance, soit 950,00 €.",
                "Tranche jusqu’à 1 000,00 € : 13 % de 950,00 €, la base entière, soit 123,50 €.",
                "Le plancher de 80,00 € (5e mois dans la coopérative) est atteint.",
                "Plafond de l’année (non associé·e, 12 mois sur 12) : 5 500,00 €. Déjà pris : 400,00 €. Il n’est pas atteint : la contribution est de 123,50 €.",
            ],
            month.Steps.Select(s => Plain(s.Text)));
        Assert.All(month.Steps.Skip(1), s => Assert.Contains("Solstice", s.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_cap_wins_over_the_floor()
    {
        var month = ContributionOfMonth.Compute(Solstice, new(November, default, 30, true, 12, Money.Zero, new(496_000)));
        Assert.Equal(new Money(4_000), month.Value);
        Assert.Contains("ramenée à 40,00", Plain(month.Steps[^1].Text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_in_the_red_bears_the_floor()
    {
        var month = ContributionOfMonth.Compute(Solstice, new(November, new(Money.Zero, new(35_000), Money.Zero), 13, false, 12, Money.Zero, Money.Zero));
        Assert.Equal(new Money(10_000), month.Value);
    }

    [Fact]
    public void Whoever_becomes_associate_over_the_lower_cap_pays_nothing_more() =>
        Assert.Equal(Money.Zero, ContributionOfMonth.Compute(Solstice, new(November, new(new(500_000), default, default), 30, true, 12, Money.Zero, new(520_000))).Value);

    [Fact]
    public void A_yearly_scale_takes_each_month_the_difference_it_makes()
    {
        var month = ContributionOfMonth.Compute(Rules.Scale("opteos"), new(November, new(new(1_000_000), default, default), 20, false, 12, new(2_500_000), new(287_500)));
        Assert.Equal(Money.FromEuros(0.115m * 5_000 + 0.105m * 5_000), month.Value);
    }

    [Fact]
    public void The_base_reads_turnover_goods_and_subcontracting_and_nothing_else()
    {
        (string, Money)[] movements =
        [
            ("706000", new(-120_000)), ("7091", new(2_000)), ("607", new(10_000)), ("611", new(25_000)),
            ("616", new(1_600)), ("758900", new(9_999)), ("411", new(144_000)), ("6411", new(50_000)),
        ];
        Assert.Equal(new BaseFigures(new(118_000), new(10_000), new(25_000)), BaseFigures.Of(Solstice, movements));
        Assert.False(Solstice.Accounts.Contains(Rules.Chart.Role("contribution")));
    }

    [Fact]
    public void Every_month_is_between_its_floor_and_what_is_left_under_the_cap() => Months.Sample((mode, figures, seniority, associate, present, taken) =>
    {
        var scale = Solstice with { Mode = mode };
        var input = new ContributionInput(November, figures, seniority, associate, present, Money.Zero, taken);
        var left = Money.Max(scale.CapOf(associate, present)!.Value - taken, Money.Zero);

        var contribution = ContributionOfMonth.Compute(scale, input).Value;

        Assert.True(contribution <= left);
        Assert.True(contribution >= Money.Min(scale.FloorOf(seniority, null)!.Amount, left));
        Assert.Equal(contribution, ContributionOfMonth.Compute(scale, input).Value);
    });

    [Fact]
    public void The_months_of_a_year_never_exceed_its_cap() =>
        Gen.Select(Gen.Enum<BracketMode>(), Gen.Long[-200_000, 2_000_000].Array[1, 12], Gen.Int[1, 40], Gen.Bool).Sample((mode, bases, seniority, associate) =>
        {
            var year = ContributionOfYear.OfMonths(Solstice with { Mode = mode }, [.. bases.Select(b => new Money(b))], seniority, associate);
            Assert.True(year.Total <= year.Cap);
            Assert.All(year.Months, m => Assert.False(m.Value.IsNegative));
        });

    [Fact]
    public void A_marginal_scale_never_asks_less_of_more() =>
        Gen.Select(Gen.Long[0, 20_000_000], Gen.Long[0, 1_000_000]).Sample((amount, more) =>
            Assert.True(ContributionOfPeriod.BeforeFloor(Rules.Scale("opteos"), new(amount)).Value
                <= ContributionOfPeriod.BeforeFloor(Rules.Scale("opteos"), new(amount + more)).Value));

    [Fact]
    public void What_is_taken_on_documents_adds_up_to_the_year_and_credit_notes_give_back() =>
        Gen.Long[-3_000_000, 5_000_000].Array[0, 20].Sample(documents =>
        {
            var scale = Rules.Scale("astrolabe");
            var taken = ContributionOfYear.OfDocuments(scale, documents.Select(d => new Money(d)));
            Assert.Equal(ContributionOfPeriod.BeforeFloor(scale, new(documents.Sum())).Value, taken.Sum());
        });

    [Fact]
    public void A_scale_without_an_open_last_bracket_is_refused()
    {
        Assert.Equal("contribution.scale.brackets", (Solstice with { Brackets = [new(new(100_000), new(1300))] }).Check().Refusal!.Type);
        Assert.Equal("contribution.scale.order", (Solstice with { Brackets = [new(new(200), new(1)), new(new(100), new(1)), new(null, new(1))] }).Check().Refusal!.Type);
        Assert.True(Solstice.Check().Ok);
    }

    private static readonly Gen<(BracketMode, BaseFigures, int, bool, int, Money)> Months = Gen.Select(
        Gen.Enum<BracketMode>(),
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 400_000], Gen.Long[0, 400_000], (t, g, s) => new BaseFigures(new(t), new(g), new(s))),
        Gen.Int[1, 60], Gen.Bool, Gen.Int[1, 12], Gen.Long[0, 600_000].Select(c => new Money(c)));

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
