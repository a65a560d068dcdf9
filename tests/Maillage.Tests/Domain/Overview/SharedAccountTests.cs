using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;

namespace Maillage.Tests.Domain.Overview;

public sealed class SharedAccountTests
{
    private static readonly string[] Accounts = ["758900", "7589001", "740", "7401", "706000", "754", "791", "601", "6011", "613200", "641", "645", "695", "512000", "5800", "411"];

    [Fact]
    public void What_came_in_and_what_was_spent_stand_apart_with_the_year_before()
    {
        var now = Balances(("758900", -900), ("740000", -3000), ("641000", 2500), ("645000", 1000), ("613200", 400), ("512000", 99));
        var before = Balances(("758900", -800), ("641000", 2400));

        var account = SharedAccount.Of(Rules.Chart, now, before, [new("Contribution coopérative", Money.FromEuros(700), Money.FromEuros(800)), new("Assurance", Money.FromEuros(150), Money.Zero)]);

        Assert.Equal([("Contribution coopérative", 700m, 800m), ("Assurance", 150m, 0m), ("Contributions passées autrement", 50m, 0m)], account.Levies.Select(l => (l.Label, l.Amount.Euros, l.Before.Euros)));
        Assert.Equal([(3000m, 0m)], account.Income.Select(l => (l.Amount.Euros, l.Before.Euros)));
        Assert.Equal([("61", 400m, 0m), ("64", 3500m, 2400m)], account.Costs.Select(l => (l.Accounts.ToString(), l.Amount.Euros, l.Before.Euros)));
        Assert.Equal((3900m, 3900m, 0m, -1600m), (account.Received.Euros, account.Spent.Euros, account.Result.Euros, account.ResultBefore.Euros));
    }

    [Fact]
    public void Whatever_is_booked_the_lines_add_up_to_the_result_accounts() =>
        Gen.Select(Gen.Int[0, Accounts.Length - 1].Select(i => Accounts[i]).Array[0, 12], Gen.Long[-900_000, 900_000].Array[12], Gen.Long[0, 5000])
            .Sample((accounts, cents, levy) =>
            {
                var now = accounts.Zip(cents).GroupBy(p => p.First).Select(g => new AccountBalance(g.Key, new(new Money(g.Sum(p => p.Second)), Money.Zero))).ToList();

                var account = SharedAccount.Of(Rules.Chart, now, [], [new("Contribution coopérative", new(levy), Money.Zero)]);

                Assert.Equal(-now.Where(b => ActivitySheet.Results.Contains(b.Account)).Sum(b => b.Balance.Value).Cents, account.Result.Cents);
            });

    private static AccountBalance[] Balances(params (string Account, decimal Euros)[] rows) => [.. rows.Select(r => new AccountBalance(r.Account, new(Money.FromEuros(r.Euros), Money.Zero)))];
}
