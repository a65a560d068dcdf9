using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Tests.Domain.Activities;

public sealed class ActivityTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly Id<Person> Camille = Id<Person>.New(), Noe = Id<Person>.New();

    private static Activity Of(ActivityKind kind) => new(new CooperativeId(1), Id<LegalEntity>.New(), kind, "A001", "Atelier", Start);

    [Fact]
    public void Shares_stay_within_the_whole_at_every_date()
    {
        var activity = Of(ActivityKind.Collective);
        Assert.True(activity.Join(Camille, new DateRange(Start, new DateOnly(2026, 6, 30)), Rate.FromPercent(60)).Ok);

        Assert.Equal("Share", activity.Join(Noe, new DateRange(Start), Rate.FromPercent(40.01m)).Refusal!.Field);
        Assert.True(activity.Join(Noe, new DateRange(Start), Rate.FromPercent(40)).Ok);
        Assert.False(activity.Join(Camille, new DateRange(new DateOnly(2026, 7, 1)), Rate.FromPercent(60.01m)).Ok);
        Assert.True(activity.Join(Camille, new DateRange(new DateOnly(2026, 7, 1)), Rate.FromPercent(60)).Ok);
    }

    [Fact]
    public void An_individual_activity_has_one_member_at_a_time()
    {
        var activity = Of(ActivityKind.Individual);
        activity.Join(Camille, new DateRange(Start, new DateOnly(2026, 6, 30)), Rate.FromPercent(100));

        Assert.Equal("activity.individual", activity.Join(Noe, new DateRange(new DateOnly(2026, 6, 30)), Rate.FromPercent(10)).Refusal!.Type);
        Assert.True(activity.Join(Noe, new DateRange(new DateOnly(2026, 7, 1)), Rate.FromPercent(100)).Ok);
    }

    [Fact]
    public void A_collective_of_several_persons_stays_one()
    {
        var activity = Of(ActivityKind.Individual);
        activity.Join(Camille, new DateRange(Start), Rate.FromPercent(50));
        Assert.True(activity.Become(ActivityKind.Collective).Ok);
        Assert.True(activity.Join(Noe, new DateRange(Start), Rate.FromPercent(50)).Ok);

        Assert.Equal("Kind", activity.Become(ActivityKind.Individual).Refusal!.Field);
    }

    [Fact]
    public void A_place_ends_between_its_beginning_and_its_end()
    {
        var activity = Of(ActivityKind.Individual);
        var member = activity.Join(Camille, new DateRange(new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 30)), Rate.FromPercent(100)).Value!;

        Assert.False(activity.Leave(member.Id, new DateOnly(2026, 2, 28)).Ok);
        Assert.False(activity.Leave(member.Id, new DateOnly(2026, 10, 1)).Ok);
        Assert.True(activity.Leave(member.Id, new DateOnly(2026, 8, 31)).Ok);
        Assert.Equal(new DateOnly(2026, 8, 31), member.To);
    }

    [Fact]
    public void The_structure_has_no_members_and_sells_nothing()
    {
        var structure = Of(ActivityKind.Structure);

        Assert.False(structure.Join(Camille, new DateRange(Start), Rate.FromPercent(100)).Ok);
        Assert.False(structure.SellsOn(Start));
        Assert.False(structure.Become(ActivityKind.Collective).Ok);
    }
}
