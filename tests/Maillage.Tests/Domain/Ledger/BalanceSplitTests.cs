using CsCheck;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Tests.Domain.Ledger;

public sealed class BalanceSplitTests
{
    private static readonly Id<Activity> Structure = new(1);

    private static readonly Gen<List<ActivityShare>> Debts = Gen.Long[-50_000, 500_000].List[1, 12]
        .Select(cents => cents.Select((c, i) => new ActivityShare(new Id<Activity>(i + 1), new Money(c))).ToList());

    [Fact]
    public void The_shares_sum_to_the_payment_and_go_to_activities_with_a_balance_only()
    {
        Gen.Select(Debts, Gen.Long[1, 3_000_000]).Sample((owed, cents) =>
        {
            var split = BalanceSplit.Of(new Money(cents), owed, Structure);
            if (!split.Ok) return !owed.Sum(o => o.Amount).IsPositive;
            return split.Value.Sum(s => s.Amount).Cents == cents
                && split.Value.All(s => s.Activity == Structure || owed.Any(o => o.Activity == s.Activity && !o.Amount.IsZero))
                && split.Value.Select(s => s.Activity).Distinct().Count() == split.Value.Count;
        });
    }

    [Fact]
    public void No_activity_but_the_structure_pays_more_than_it_owes()
    {
        Gen.Select(Debts, Gen.Long[1, 3_000_000]).Sample((owed, cents) =>
        {
            var split = BalanceSplit.Of(new Money(cents), owed, Structure);
            return !split.Ok || split.Value.Where(s => s.Activity != Structure)
                .All(s => owed.Single(o => o.Activity == s.Activity).Amount is var due && s.Amount.Abs <= due.Abs && (s.Amount.IsPositive == due.IsPositive));
        });
    }

    [Fact]
    public void A_payment_of_the_whole_debt_clears_every_balance()
    {
        Debts.Sample(owed =>
        {
            var total = owed.Sum(o => o.Amount);
            if (!total.IsPositive) return true;
            var split = BalanceSplit.Of(total, owed, Structure).Value!;
            return split.SequenceEqual(owed.Where(o => !o.Amount.IsZero));
        });
    }

    [Theory]
    [InlineData("300.40", "100.10 200.20 0.10")]
    [InlineData("300.00", "100.10 200.20 -0.30")]
    [InlineData("150.15", "50.05 100.10")]
    [InlineData("100.00", "33.33 66.66 0.01")]
    public void The_structure_takes_the_rounding_of_a_return_and_the_cents_of_a_payment_on_account(string paid, string shares)
    {
        ActivityShare[] owed = [new(new Id<Activity>(2), Euros("100.10")), new(new Id<Activity>(3), Euros("200.20"))];

        var split = BalanceSplit.Of(Euros(paid), owed, Structure).Value!;

        var expected = shares.Split(' ').Select(Euros).ToList();
        Assert.Equal(expected[0], split.Single(s => s.Activity.Value == 2).Amount);
        Assert.Equal(expected[1], split.Single(s => s.Activity.Value == 3).Amount);
        Assert.Equal(expected.ElementAtOrDefault(2), split.SingleOrDefault(s => s.Activity == Structure).Amount);
    }

    [Fact]
    public void Nothing_is_split_when_nothing_is_owed()
    {
        var refused = BalanceSplit.Of(Euros("10.00"), [new(Structure, Euros("-5.00"))], Structure);

        Assert.Equal("ledger.split.nothing", refused.Refusal!.Type);
    }

    private static Money Euros(string text) => Money.FromEuros(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
