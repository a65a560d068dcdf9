using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Tests.Domain.Sales;

public class PaymentSplitTests
{
    [Fact]
    public void A_part_payment_makes_its_share_of_the_tax_payable_and_the_last_one_the_rest()
    {
        PendingVat pending = new("FR200", new(12_000), new(2_000));

        var first = PaymentSplit.VatOf([pending], new(3_333)).Single();
        Assert.Equal(new ReceiptVat("FR200", new(3_333), new(556)), first);

        var last = PaymentSplit.VatOf([pending with { Due = new(12_000 - 3_333), Vat = new(2_000 - 556) }], new(8_667)).Single();
        Assert.Equal(new Money(1_444), last.Vat);
    }

    [Fact]
    public void An_exempt_code_takes_its_part_and_no_tax()
    {
        var parts = PaymentSplit.VatOf([new("EXO-FORMATION", new(100_000), Money.Zero), new("FR200", new(60_000), new(10_000))], new(80_000));
        Assert.Equal([new("EXO-FORMATION", new(50_000), Money.Zero), new ReceiptVat("FR200", new(30_000), new(5_000))], parts);
    }

    [Fact]
    public void Nothing_due_leaves_all_to_the_last_code() => Assert.Equal(
        [new("A", Money.Zero), new PaidByVat("B", new(500))], PaymentSplit.Split([new("A", 0), new("B", 0)], new(500)));

    [Fact]
    public void The_parts_always_add_up_to_the_payment() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000].Array[1, 6], Gen.Long[-1_000_000, 1_000_000]).Sample((dues, payment) =>
        {
            var parts = PaymentSplit.Split([.. dues.Select((d, i) => new DueByVat($"C{i}", new Money(d).Euros))], new(payment));
            Assert.Equal(new Money(payment), parts.Sum(p => p.Amount));
        });

    [Fact]
    public void Whatever_the_payments_the_tax_of_the_invoice_becomes_payable_exactly_once() =>
        Gen.Select(Gen.Select(Gen.Long[0, 200_000], Gen.Int[0, 3]).Array[1, 4], Gen.Int[1, 99].Array[0, 6]).Sample((codes, percents) =>
        {
            Rate[] rates = [new(2000), new(1000), new(550), Rate.Zero];
            var pending = codes.Select((c, i) => new PendingVat(
                $"C{i}", new Money(c.Item1) + Money.FromEuros(new Money(c.Item1).Euros * rates[c.Item2].Fraction), Money.FromEuros(new Money(c.Item1).Euros * rates[c.Item2].Fraction))).ToList();
            var (total, payable) = (pending.Sum(p => p.Vat), Money.Zero);
            void Receive(Money payment)
            {
                var parts = PaymentSplit.VatOf(pending, payment);
                payable += parts.Sum(p => p.Vat);
                pending = [.. pending.Zip(parts, (p, part) => p with { Due = p.Due - part.Amount, Vat = p.Vat - part.Vat })];
            }

            foreach (var percent in percents) Receive(Money.FromEuros(pending.Sum(p => p.Due).Euros * percent / 100m));
            Receive(pending.Sum(p => p.Due));

            Assert.Equal(total, payable);
            Assert.All(pending, p => Assert.Equal((Money.Zero, Money.Zero), (p.Due, p.Vat)));
        });

    [Fact]
    public void A_payment_over_the_due_is_refused_with_the_figure()
    {
        var refused = InvoiceBalance.Accept(new(12_000), new(12_001), Money.Zero, "Amount");
        Assert.Equal(("sales.receipt.too-much", "Amount"), (refused.Refusal!.Type, refused.Refusal.Field));
        Assert.Contains("120,00\u00a0€", refused.Refusal.Message, StringComparison.Ordinal);
    }
}
