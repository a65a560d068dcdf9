using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Overview;

namespace Maillage.Tests.Domain.Overview;

public sealed class DriftTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>Sells 1 000 every month since 2024 and owes nothing to anyone.</summary>
    private static readonly DriftSigns Well = new(Today, new(2024, 1, 1), null, Monthly(_ => 1000), Money.FromEuros(500), null,
        [new("Camille Aubrac", new(ContractKind.Cesa, new(2025, 1, 1), new(2025, 1, 1), null), false)], true);

    [Fact]
    public void An_activity_that_goes_well_gives_no_reason() => Assert.Empty(DriftRules.Of(Well));

    [Fact]
    public void Each_sign_is_said_in_words_the_most_pressing_first()
    {
        var signs = Well with
        {
            Reference = Money.FromEuros(-120),
            Late = new(2, Money.FromEuros(300), new(2026, 9, 3)),
            Turnover = Monthly(m => m < new Month(2026, 8) ? 1000 : 0),
            Members = [new("Camille Aubrac", null, false), new("Élie Roux", Cape(new(2027, 1, 3)), false)],
        };

        Assert.Equal(
            [
                "Trésorerie sous zéro : −120,00 €",
                "Camille Aubrac n’a pas de contrat en cours",
                "Le CAPE d’Élie Roux finit le 3 janvier 2027",
                "Aucune vente depuis 3 mois, la dernière en juillet 2026",
                "2 factures en retard : 300,00 €, la plus ancienne échue le 03/09/2026",
            ], DriftRules.Of(signs).Select(r => Harness.Visitor.Plain(r.Text)));
    }

    [Theory]
    [InlineData(667, false)]
    [InlineData(666, true)]
    [InlineData(0, true)]
    public void A_fall_counts_from_a_third(int now, bool falls) =>
        Assert.Equal(falls, Of(Well with { Turnover = Monthly(m => m < new Month(2025, 11) ? 1000 : m < new Month(2026, 11) ? now : 1000) }).Contains(DriftKind.Falling));

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Six_months_at_the_floor_are_said_of_whoever_sells(int months, bool said)
    {
        Assert.Equal(said ? [DriftKind.Floor] : [], Of(Well with { AtFloor = months }));
        Assert.Equal([DriftKind.Quiet, DriftKind.Falling], Of(Well with { AtFloor = months, Turnover = Monthly(m => m < new Month(2026, 2) ? 1000 : 0) }));
    }

    [Fact]
    public void The_current_month_hides_no_fall() =>
        Assert.Contains(DriftKind.Falling, Of(Well with { Turnover = Monthly(m => m < new Month(2025, 11) ? 1000 : m < new Month(2026, 11) ? 500 : 90_000) }));

    [Theory]
    [InlineData("2026-08-31", true)]
    [InlineData("2026-09-01", false)]
    public void Only_whole_months_count_as_quiet(string startedOn, bool quiet) =>
        Assert.Equal(quiet, Of(Well with { StartedOn = DateOnly.Parse(startedOn, System.Globalization.CultureInfo.InvariantCulture), Turnover = new(new Dictionary<Month, Money>()) }).Contains(DriftKind.Quiet));

    [Theory]
    [InlineData("2027-01-23", false, true)]
    [InlineData("2027-01-24", false, false)]
    [InlineData("2027-01-23", true, false)]
    public void A_cape_is_said_sixty_days_before_unless_another_contract_follows(string last, bool followed, bool said) =>
        Assert.Equal(said, Of(Well with { Members = [new("Camille Aubrac", Cape(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)), followed)] }).Contains(DriftKind.CapeEnds));

    [Fact]
    public void No_contract_means_nothing_where_none_is_kept() => Assert.Empty(Of(Well with { Members = [new("Camille Aubrac", null, false)], ContractsKept = false }));

    [Fact]
    public void Of_a_closed_activity_only_money_counts()
    {
        var closed = Well with { ClosedOn = new(2026, 6, 30), Turnover = new(new Dictionary<Month, Money>()), Members = [new("Camille Aubrac", null, false)] };

        Assert.Empty(Of(closed));
        Assert.Equal([DriftKind.Treasury, DriftKind.Late], Of(closed with { Reference = Money.FromEuros(-1), Late = new(1, Money.FromEuros(5), new(2026, 5, 1)) }));
    }

    [Fact]
    public void Reasons_come_in_order_and_each_once() =>
        Gen.Select(Gen.Long[-100_000, 100_000], Gen.Long[0, 2000].Array[36], Gen.Bool).Sample((reference, months, late) =>
        {
            var kinds = Of(Well with
            {
                Reference = new(reference),
                Turnover = new(months.Select((cents, i) => (Month: new Month(2023, 12).Plus(i), cents)).ToDictionary(m => m.Month, m => new Money(m.cents))),
                Late = late ? new(1, new(100), Today.AddDays(-1)) : null,
            });
            Assert.Equal(kinds.Order().Distinct(), kinds);
            Assert.Equal((reference < 0, late), (kinds.Contains(DriftKind.Treasury), kinds.Contains(DriftKind.Late)));
        });

    private static ContractTerms Cape(DateOnly last) => new(ContractKind.Cape, last.AddMonths(-11), last.AddMonths(-11), last);

    private static Turnover Monthly(Func<Month, int> euros) =>
        new(new Month(2024, 1).To(new(2026, 11)).ToDictionary(m => m, m => Money.FromEuros(euros(m))));

    private static IReadOnlyList<DriftKind> Of(DriftSigns signs) => [.. DriftRules.Of(signs).Select(r => r.Kind)];
}
