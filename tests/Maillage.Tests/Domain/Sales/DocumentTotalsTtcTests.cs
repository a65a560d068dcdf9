using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Tests.Domain.Sales;

public sealed class DocumentTotalsTtcTests
{
    [Theory]
    [InlineData("29.97", 1, 2000)]
    [InlineData("9.99", 3, 2000)]
    [InlineData("0.01", 1, 2000)]
    [InlineData("7.45", 7, 550)]
    [InlineData("123.45", 2, 1000)]
    public void What_was_typed_with_tax_is_what_is_due(string price, int quantity, int basisPoints)
    {
        var euros = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture);
        var rate = new Rate(basisPoints);
        var totals = DocumentTotals.Of(new(true, [new PricedLine("706", "X", rate, UnitPrice.FromEuros(euros), Quantity.From(quantity))]));
        Assert.Equal(euros * quantity, totals.Total.Euros);
        Assert.Equal(Money.FromEuros(euros * quantity / (1 + rate.Fraction)), totals.Ht);
        Assert.Equal(totals.Total, totals.Ht + totals.Vat);
    }

    [Fact]
    public void Every_price_to_a_hundred_euros_is_kept_to_the_cent()
    {
        var rates = new[] { 2000, 1000, 550, 210 };
        for (var cents = 1; cents <= 10_000; cents++)
            foreach (var rate in rates)
                Assert.Equal(cents, DocumentTotals.Of(new(true, [new PricedLine("706", "X", new Rate(rate), UnitPrice.FromEuros(cents / 100m), Quantity.One)])).Total.Cents);
    }
}
