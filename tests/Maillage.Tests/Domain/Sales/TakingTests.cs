using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Cash;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;

namespace Maillage.Tests.Domain.Sales;

public sealed class TakingTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Activity Stall = new(new(1), Id<LegalEntity>.New(), ActivityKind.Individual, "A001", "Le Marché", new(2026, 1, 1));

    [Fact]
    public void Tax_is_what_the_price_without_tax_leaves_of_what_was_paid()
    {
        var amounts = TakingAmount.Of([Sale("FR055", 42.30m), Sale("FR200", 10m), Sale("EXO-FORMATION", 30m)], Rules.Vat);
        Assert.Equal([(40.09m, 2.21m), (8.33m, 1.67m), (30m, 0m)], amounts.Select(a => (a.Ht.Euros, a.Vat.Euros)));
    }

    [Fact]
    public void Goods_and_services_of_one_rate_share_one_tax()
    {
        var amounts = TakingAmount.Of([Sale("FR200", 0.05m), Sale("FR200", 0.05m, LineNature.Services), Sale("FR200", 0.05m)], Rules.Vat);
        Assert.Equal([(0.09m, 0.01m), (0.04m, 0.01m)], amounts.Select(a => (a.Ht.Euros, a.Vat.Euros)));
    }

    [Fact]
    public void Any_takings_book_what_was_paid_to_the_cent()
    {
        var random = new Random(10);
        for (var i = 0; i < 500; i++)
        {
            var sales = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new TakingSale(
                (LineNature)random.Next(2), ((string[])["FR200", "FR100", "FR055", "FR021", "EXO-SANTE"])[random.Next(5)], new(random.Next(1, 100_000)))).ToList();
            var total = sales.Sum(s => s.Ttc);
            var cash = new Money(random.NextInt64(0, total.Cents + 1));
            var draft = Draft(sales, [new(PaymentMethod.Cash, cash), new(PaymentMethod.Card, total - cash)]);
            Assert.Empty(TakingRules.Of(draft, Stall, Rules.Vat, Today));
            var amounts = TakingAmount.Of(sales, Rules.Vat);
            foreach (var code in amounts.GroupBy(a => a.VatCode))
            {
                var ttc = sales.Where(s => s.VatCode == code.Key).Sum(s => s.Ttc);
                Assert.Equal(Money.FromEuros(ttc.Euros / (1 + code.First().Rate.Fraction)), code.Sum(a => a.Ht));
                Assert.Equal(ttc, code.Sum(a => a.Ht + a.Vat));
            }
            var entry = TakingPosting.Of(new Taking(draft, Stall, amounts, 1, Rules.Accounts, DateTime.UnixEpoch, null), "A001", Rules.Accounts);
            Assert.Empty(EntryRules.Check(entry, Rules.Chart.IsPostable));
            Assert.Equal(Money.Zero, entry.Lines.Sum(l => l.Amount));
        }
    }

    [Theory]
    [InlineData("sales.taking.totals", "Payments[0].Amount", "FR200", 10, 9, "2026-11-24")]
    [InlineData("sales.taking.empty", "Sales[0].Amount", "FR200", 0, 0, "2026-11-24")]
    [InlineData("sales.taking.vat", "Sales[0].VatCode", "AUTOLIQ-BTP", 10, 10, "2026-11-24")]
    [InlineData("sales.vat.not-in-force", "Sales[0].VatCode", "FR196", 10, 10, "2026-11-24")]
    [InlineData("sales.taking.date", "Date", "FR200", 10, 10, "2026-11-25")]
    [InlineData("sales.taking.date", "Date", "FR200", 10, 10, "2025-12-31")]
    [InlineData("sales.taking.negative", "Sales[0].Amount", "FR200", -10, 10, "2026-11-24")]
    public void What_is_wrong_is_said_beside_its_field(string type, string field, string code, int sold, int paid, string date)
    {
        var draft = Draft([Sale(code, sold)], [new(PaymentMethod.Cash, Money.FromEuros(paid))]) with { Date = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture) };
        var refusal = Assert.Single(TakingRules.Of(draft, Stall, Rules.Vat, Today));
        Assert.Equal((type, field), (refusal.Type, refusal.Field));
    }

    [Fact]
    public void A_transfer_is_not_paid_at_a_till() =>
        Assert.Equal("sales.taking.method", Assert.Single(TakingRules.Of(Draft([Sale("FR200", 5)], [new(PaymentMethod.Transfer, new(500))]), Stall, Rules.Vat, Today)).Type);

    [Fact]
    public void More_than_the_till_holds_never_leaves_it()
    {
        Assert.Null(CashRules.OfLeaving(new(100), new(100)));
        Assert.Equal("sales.cash.short", CashRules.OfLeaving(new(101), new(100))!.Type);
        Assert.Contains("vide", CashRules.OfLeaving(new(1), Money.Zero)!.Message, StringComparison.Ordinal);
    }

    private static TakingSale Sale(string code, decimal euros, LineNature nature = LineNature.Goods) => new(nature, code, Money.FromEuros(euros));

    private static TakingDraft Draft(IReadOnlyList<TakingSale> sales, IReadOnlyList<TakingMoney> payments) => new(Id<Taking>.New(), Stall.Id, Today, sales, payments);
}
