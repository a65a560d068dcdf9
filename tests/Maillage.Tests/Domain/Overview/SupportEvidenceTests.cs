using CsCheck;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Overview;
using Maillage.Domain.People;

namespace Maillage.Tests.Domain.Overview;

public sealed class SupportEvidenceTests
{
    private static readonly DateOnly First = new(2026, 1, 1), Last = new(2026, 6, 30);

    [Fact]
    public void Contracts_that_follow_each_other_are_one_stay_and_say_what_came_of_it()
    {
        var stay = Assert.Single(Stays(Person(1, [Cape("2025-03-01", "2026-02-28"), Cesa("2026-03-01")], ["2026-05-12"])));

        Assert.Equal((new(2025, 3, 1), null, 181), (stay.From, stay.To, stay.Days));
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 5, 12)), (stay.CesaOn, stay.AssociateOn));
        Assert.Equal("CAPE puis CESA", stay.KindsInWords);
        Assert.Equal(["passé·e en CESA", "devenu·e associé·e"], stay.Outcomes.Select(o => o.Text));
    }

    [Fact]
    public void A_day_without_contract_is_a_leaving_and_another_coming()
    {
        var stays = Stays(Person(1, [Cape("2026-01-10", "2026-02-28"), Cape("2026-03-02", "2027-03-01")]));

        Assert.Equal([(new DateOnly(2026, 1, 10), new DateOnly(2026, 2, 28), 50), (new DateOnly(2026, 3, 2), null, 121)], stays.Select(s => (s.From, s.To, s.Days)));
        Assert.Equal(["parti·e", "en cours"], stays.Select(s => s.Outcomes.Single().Text));
        Assert.Equal(new(1, 0, 2, 1, 1, 1, 0, 0, 0, 171), SupportFigures.Of(stays, First));
    }

    [Fact]
    public void Who_comes_on_the_first_day_enters_and_who_goes_after_the_last_leaves()
    {
        var stays = Stays(Person(1, [Cape("2026-01-01", "2026-06-30")]), Person(2, [Cape("2025-12-31", "2026-07-01")]), Person(3, [Cape("2025-01-01", "2025-12-31")]), Person(4, [Cesa("2026-07-01")]));

        Assert.Equal((2, 1, 1, 1, 1), Figures(SupportFigures.Of(stays, First)));
    }

    [Fact]
    public void A_passage_or_an_admission_of_another_time_is_not_of_this_one()
    {
        var stays = Stays(
            Person(1, [Cape("2024-03-01", "2025-02-28"), Cesa("2025-03-01")], ["2025-09-01"]),
            Person(2, [Cesa("2025-01-01", ended: "2026-02-28")], ["2026-04-01"]),
            // Changed by what they are an associate, and did not become one.
            Person(3, [Cesa("2025-01-01")], dates: [new(new(2024, 1, 1), new(2026, 3, 31)), new(new(2026, 4, 1))]));

        Assert.All(stays, s => Assert.Null(s.CesaOn ?? s.AssociateOn));
    }

    [Fact]
    public void Of_some_activities_only_their_members_of_the_period_count()
    {
        var terms = Cesa("2025-01-01");
        SupportedPerson In(int id, params DateRange[] places) => new(new(id), [terms], [], places);

        var stays = Stays(In(1), In(2, new DateRange(new(2025, 1, 1), new(2025, 12, 31))), In(3, new DateRange(new(2025, 1, 1), First)), In(4, new DateRange(Last)), In(5, new DateRange(new(2026, 7, 1))));

        Assert.Equal([3, 4], stays.Select(s => s.PersonId.Value));
        Assert.All(stays, s => Assert.Equal(181, s.Days));
    }

    [Fact]
    public void Activities_are_counted_by_kind_with_those_that_begin_and_end()
    {
        SupportedActivity[] activities =
        [
            Activity(ActivityKind.Individual, "2025-01-01", "2025-12-31"), Activity(ActivityKind.Individual, "2025-01-01", "2026-06-30"), Activity(ActivityKind.Individual, "2026-01-01", "2026-07-01"),
            Activity(ActivityKind.Collective, "2026-06-30"), Activity(ActivityKind.Collective, "2026-07-01"),
        ];

        Assert.Equal(new(2, 1, 2, 1), ActivityFigures.Of(activities, First, Last));
    }

    [Fact]
    public void A_month_in_which_fewer_than_five_activities_sold_is_not_added()
    {
        var (january, february, march) = (new Month(2026, 1), new Month(2026, 2), new Month(2026, 3));
        GroupTurnover Of(int sellers, Month to) => GroupTurnover.Of(
            [.. Enumerable.Range(1, 6).Select(i => Activity(ActivityKind.Individual, "2025-01-01", null, (january, i <= sellers ? 100 : 0), (february, i <= 4 ? 10 : 0)))], january, to.Last);

        Assert.Equal(Money.FromEuros(500), Of(5, january).Amount);
        Assert.Null(Of(4, january).Amount);
        Assert.Equal([january], Of(4, january).Hidden);
        // What two periods differ by is not that of four.
        Assert.Equal(Of(5, january).Amount, Of(5, march).Amount);
        Assert.Equal([february, march], Of(5, march).Hidden);
        Assert.Equal(march, Of(5, march).To);
        // Nor whether anyone sold.
        Assert.Equal(Of(4, january).Amount, Of(0, january).Amount);
        Assert.Equal(Of(4, january).Hidden, Of(0, january).Hidden);
    }

    [Fact]
    public void A_month_that_runs_is_not_told_nor_five_activities_of_four_persons_nor_what_was_before_the_first()
    {
        var (january, february) = (new Month(2026, 1), new Month(2026, 2));
        SupportedActivity[] five = [.. Enumerable.Range(1, 5).Select(_ => Activity(ActivityKind.Individual, "2025-12-01", null, (january, 100), (february, 100)))];
        var four = five[..4].Append(five[4] with { Holders = five[0].Holders }).ToList();

        Assert.Equal((january, Money.FromEuros(500)), GroupTurnover.Of(five, january, february.Last.AddDays(-1)) is { To: var to, Amount: { } amount } ? (to, amount) : default);
        Assert.Equal(Money.FromEuros(1000), GroupTurnover.Of(five, january, february.Last).Amount);
        Assert.Null(GroupTurnover.Of(four, january, february.Last).Amount);
        Assert.Equal([new Month(2025, 12)], GroupTurnover.Of(five, new Month(1990, 1), february.Last).Hidden);
        Assert.Empty(GroupTurnover.Of([], new Month(1990, 1), february.Last).Hidden);
    }

    [Fact]
    public void Figures_hold_together_whoever_comes_and_goes() => Gen.Select(People, Gen.Int[0, 400], Gen.Int[0, 300]).Sample((people, from, length) =>
    {
        var (first, last) = (Day(from), Day(from + length));
        var (all, fewer) = (Of(people, first, last), Of(people.Skip(1), first, last));

        Assert.Equal(all.After, all.Before + all.Entered - all.Left);
        Assert.True(all.Days <= all.Persons * (length + 1) && all.Persons <= all.Days);
        Assert.True(all.Persons <= all.InCape + all.InCesa && all.ToCesa <= all.InCesa && all.ToAssociate <= all.Persons);
        Assert.All(Numbers(all).Zip(Numbers(fewer)), n => Assert.True(n.First >= n.Second));
    });

    [Fact]
    public void What_a_period_ends_with_the_next_begins_with_and_each_coming_and_going_is_in_one() => Gen.Select(People, Gen.Int[0, 400], Gen.Int[0, 200], Gen.Int[0, 200]).Sample((people, from, one, two) =>
    {
        var (before, after, whole) = (Of(people, Day(from), Day(from + one)), Of(people, Day(from + one + 1), Day(from + one + 1 + two)), Of(people, Day(from), Day(from + one + 1 + two)));

        Assert.Equal(before.After, after.Before);
        Assert.Equal((whole.Entered, whole.Left, whole.Days), (before.Entered + after.Entered, before.Left + after.Left, before.Days + after.Days));
        Assert.Equal((whole.Before, whole.After), (before.Before, after.After));
    });

    /// <summary>People with contracts that may leave gaps, follow each other or overlap, as no cooperative should have them and a take-over may bring.</summary>
    private static readonly Gen<SupportedPerson[]> People =
        Gen.Select(Gen.Select(Gen.Bool, Gen.Int[0, 600], Gen.Int[0, 300], Gen.Bool).Array[0, 5], Gen.Int[0, 700].Array[0, 2]).Array[0, 6].Select(people => people.Select((p, i) => new SupportedPerson(
            new(i + 1), [.. p.Item1.Select(c => new ContractTerms(c.Item1 ? ContractKind.Cape : ContractKind.Cesa, Day(c.Item2), Day(c.Item2), c.Item4 || c.Item1 ? Day(c.Item2 + c.Item3) : null))],
            [.. p.Item2.Select(d => new DateRange(Day(d), Day(d + 50)))], null)).ToArray());

    private static SupportFigures Of(IEnumerable<SupportedPerson> people, DateOnly first, DateOnly last) => SupportEvidence.Of(first, last, people, []).Persons;

    private static int[] Numbers(SupportFigures f) => [f.Persons, f.Before, f.Entered, f.Left, f.After, f.InCape, f.InCesa, f.ToCesa, f.ToAssociate, f.Days];

    private static (int, int, int, int, int) Figures(SupportFigures f) => (f.Persons, f.Before, f.Entered, f.Left, f.After);

    private static List<SupportStay> Stays(params SupportedPerson[] people) => [.. people.SelectMany(p => SupportStay.Of(p, First, Last))];

    private static SupportedPerson Person(int id, ContractTerms[] contracts, string[]? associate = null, DateRange[]? dates = null) =>
        new(new Id<Person>(id), contracts, dates ?? [.. (associate ?? []).Select(a => new DateRange(Parse(a)))], null);

    private static ContractTerms Cape(string from, string to) => new(ContractKind.Cape, Parse(from), Parse(from), Parse(to));

    private static ContractTerms Cesa(string from, string? ended = null) => new(ContractKind.Cesa, Parse(from), Parse(from), null, ended is null ? null : Parse(ended));

    private static SupportedActivity Activity(ActivityKind kind, string from, string? to = null, params (Month Month, int Euros)[] sold) =>
        new(kind, new(Parse(from), to is null ? null : Parse(to)), [Id<Person>.New()], new(sold.ToDictionary(s => s.Month, s => Money.FromEuros(s.Euros))));

    private static DateOnly Day(int number) => new DateOnly(2025, 1, 1).AddDays(number);

    private static DateOnly Parse(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
