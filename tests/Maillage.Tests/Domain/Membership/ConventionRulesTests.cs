using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;

namespace Maillage.Tests.Domain.Membership;

public sealed class ConventionRulesTests
{
    private static readonly DateOnly Start = new(2026, 3, 1), Today = new(2026, 11, 24);
    private static readonly Id<Person> Ana = new(1), Malo = new(2), Zoe = new(3);
    private static readonly ConventionTexts Texts = new("Bureau d’études", "Les clients restent au collectif.", "", "");

    [Fact]
    public void A_convention_that_covers_two_members_whole_is_fit() => Assert.Empty(ConventionRules.Of(Terms(), Collective(), Today));

    [Fact]
    public void It_is_signed_before_it_holds_and_before_it_is_noted()
    {
        Assert.Equal("convention.prior", Only(Terms() with { SignedOn = new(2026, 3, 2) }));
        Assert.Equal("convention.dates", Only(Terms() with { SignedOn = new(2026, 11, 25), From = new(2026, 11, 26) }));
        Assert.Equal("convention.dates", Only(Terms() with { From = new(2026, 2, 28), SignedOn = new(2026, 2, 1) }));
        Assert.Equal("convention.dates", ConventionRules.Of(Terms() with { To = new(2026, 2, 28) }, Collective(), Today)[0].Type);
    }

    [Fact]
    public void It_covers_two_members_of_the_activity_and_their_shares_make_the_whole()
    {
        Assert.Equal("convention.members", Only(Terms(new CoveredPerson(Ana, Rate.FromPercent(100)))));
        Assert.Equal("convention.members", Only(Terms(new(Ana, Rate.FromPercent(50)), new(Ana, Rate.FromPercent(50)))));
        Assert.Equal("convention.member", Only(Terms(new(Ana, Rate.FromPercent(50)), new(Zoe, Rate.FromPercent(50)))));
        Assert.Equal("convention.shares", Only(Terms(new(Ana, Rate.FromPercent(50)), new(Malo, Rate.FromPercent(49.99m)))));
        Assert.Empty(ConventionRules.Of(Terms(new(Ana, Rate.Zero), new(Malo, Rate.Zero)) with { Key = SplitKey.Time }, Collective(), Today));
    }

    [Fact]
    public void It_says_what_the_law_asks_and_keeps_less_than_all_in_common()
    {
        Assert.Equal("convention.text", Only(Terms() with { Texts = Texts with { Clientele = " " } }));
        Assert.Equal("convention.text", Only(Terms() with { Texts = Texts with { TradeName = new('x', ConventionTexts.Longest + 1) } }));
        Assert.Equal("convention.fund", Only(Terms() with { CommonFund = Rate.FromPercent(100) }));
    }

    [Fact]
    public void An_individual_activity_has_none() =>
        Assert.Equal("convention.activity", Assert.Single(ConventionRules.Of(Terms(), new Activity(new(1), new(1), ActivityKind.Individual, "A001", "Seule", Start), Today)).Type);

    [Fact]
    public void The_last_to_begin_holds_and_one_that_ended_leaves_nothing_behind()
    {
        var activity = Collective();
        var first = Made(activity, Terms());
        var second = Made(activity, Terms() with { SignedOn = new(2026, 5, 1), From = new(2026, 6, 1), To = new(2026, 8, 31) });
        var correction = Made(activity, Terms() with { SignedOn = new(2026, 5, 2), From = new(2026, 6, 1), To = new(2026, 8, 31) }, minute: 1);
        Convention[] all = [correction, first, second];
        Assert.Null(Convention.InForce(all, new(2026, 2, 28)));
        Assert.Same(first, Convention.InForce(all, new(2026, 5, 31)));
        Assert.Same(correction, Convention.InForce(all, new(2026, 6, 1)));
        Assert.Null(Convention.InForce(all, new(2026, 9, 1)));
    }

    [Fact]
    public void What_stops_a_collective_names_who_is_not_covered()
    {
        var activity = Collective();
        var convention = Made(activity, Terms(new(Ana, Rate.FromPercent(60)), new(Malo, Rate.FromPercent(40))));
        Assert.Null(Obstacle(activity, [convention]));
        Assert.Contains("sans une convention", Obstacle(activity, [])!.Message, StringComparison.Ordinal);
        Assert.Contains("ne couvre pas Malo (en CAPE, sans clause à son nom).", Obstacle(activity, [convention], Malo)!.Message, StringComparison.Ordinal);
        var withClause = Made(activity, Terms(new(Ana, Rate.FromPercent(60)), new(Malo, Rate.FromPercent(40), new(2026, 11, 24))));
        Assert.Null(Obstacle(activity, [withClause], Malo));
        var later = Made(activity, Terms(new(Ana, Rate.FromPercent(60)), new(Malo, Rate.FromPercent(40), new(2026, 11, 25))));
        Assert.NotNull(Obstacle(activity, [later], Malo));
        activity.Join(Zoe, new(new(2026, 11, 24)), Rate.FromPercent(10));
        Assert.Contains("ne couvre pas Zoé.", Obstacle(activity, [withClause], Malo)!.Message, StringComparison.Ordinal);
        Assert.Null(ConventionRules.Obstacle(activity, [convention], Today.AddDays(-1), _ => false, Name));
    }

    private static Refusal? Obstacle(Activity activity, Convention[] conventions, params Id<Person>[] inCape) => ConventionRules.Obstacle(activity, conventions, Today, inCape.Contains, Name);

    private static string Name(Id<Person> person) => person == Ana ? "Ana" : person == Malo ? "Malo" : "Zoé";

    private static string Only(ConventionTerms terms) => Assert.Single(ConventionRules.Of(terms, Collective(), Today)).Type;

    private static ConventionTerms Terms(params CoveredPerson[] covered) => new(new(2026, 2, 20), Start, null, SplitKey.Shares, Rate.FromPercent(10), Texts,
        covered.Length > 0 ? covered : [new(Ana, Rate.FromPercent(60)), new(Malo, Rate.FromPercent(40))]);

    private static Convention Made(Activity activity, ConventionTerms terms, int minute = 0) =>
        new(activity, Id<Convention>.New(), terms, new("convention.pdf", "application/pdf", "00"), new DateTime(2026, 3, 1, 9, minute, 0, DateTimeKind.Utc), null);

    private static Activity Collective()
    {
        var activity = new Activity(new CooperativeId(1), new Id<LegalEntity>(1), ActivityKind.Collective, "A001", "Le Chantier", Start);
        Assert.True(activity.Join(Ana, new(Start), Rate.FromPercent(50)).Ok);
        Assert.True(activity.Join(Malo, new(Start), Rate.FromPercent(40)).Ok);
        return activity;
    }
}
