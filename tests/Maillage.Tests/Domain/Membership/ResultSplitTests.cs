using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;

namespace Maillage.Tests.Domain.Membership;

public sealed class ResultSplitTests
{
    [Fact]
    public void The_fund_is_kept_first_and_each_gets_by_weight()
    {
        var split = SplitResult.Of(Money.FromEuros(1000), Rate.FromPercent(10), [Member(1, 120), Member(2, 60)]);
        Assert.Equal((Money.FromEuros(100), Money.FromEuros(600), Money.FromEuros(300)), (split.Fund, split.Shares[0].Amount, split.Shares[1].Amount));
    }

    [Fact]
    public void A_loss_is_borne_the_same_way() =>
        Assert.Equal([Money.FromEuros(-600), Money.FromEuros(-300)], SplitResult.Of(Money.FromEuros(-1000), Rate.FromPercent(10), [Member(1, 2), Member(2, 1)]).Shares.Select(s => s.Amount));

    [Fact]
    public void Nothing_is_lost_and_nobody_is_a_cent_away_from_their_due_but_the_largest() =>
        Gen.Select(Gen.Long[-100_000_000, 100_000_000], Gen.Int[0, 9_999], Gen.Long[1, 1_000_000].Array[1, 8]).Sample((cents, fund, weights) =>
        {
            var members = weights.Select((w, i) => Member(i + 1, w)).ToList();
            var split = SplitResult.Of(new(cents), new(fund), members);
            Assert.Equal(new Money(cents), split.Fund + split.Shared);
            Assert.Equal(members, split.Shares.Select(s => s.Member));
            var (shared, whole) = ((decimal)split.Shared.Cents, (decimal)weights.Sum());
            foreach (var (member, amount) in split.Shares)
                Assert.True(Math.Abs(amount.Cents - shared * member.Weight.Value / whole) <= (member.Weight.Value == weights.Max() ? weights.Length : 0.5m));
        });

    private static SplitMember Member(int id, decimal weight) => new(new(id), $"Membre {id}", new(100 + id), Quantity.From(weight));
}
