using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Tests.Domain.Sales;

public class InvoiceTotalsTests
{
    [Fact]
    public void A_document_of_two_rates_adds_up()
    {
        var totals = DocumentTotals.Of(new(false, [Line("706000", 20, 1200m, 1m), Line("707000", 5.5m, 10.30m, 1.25m)]));

        Assert.Equal((Euros(1212.88m), Euros(240.71m), Euros(1453.59m)), (totals.Ht, totals.Vat, totals.Ttc));
        Assert.Equal([Euros(1200m), Euros(12.88m)], totals.ByVat.Select(v => v.Base));
    }

    [Fact]
    public void A_price_typed_with_tax_gives_back_its_total()
    {
        var totals = DocumentTotals.Of(new(true, [Line("706000", 20, 100m, 3m)]));
        Assert.Equal((Euros(250m), Euros(50m), Euros(300m)), (totals.Ht, totals.Vat, totals.Ttc));
    }

    [Fact]
    public void A_discount_lowers_the_base_of_its_rate()
    {
        var totals = DocumentTotals.Of(new(false, [Line("706000", 20, 100m, 1m)], [new("709600", "20", Rate.FromPercent(20), -10m)]));
        Assert.Equal((Euros(90m), Euros(18m)), (totals.Ht, totals.Vat));
    }

    [Fact]
    public void An_extra_without_tax_is_added_at_the_end()
    {
        var content = new DocumentContent(false, [Line("706000", 20, 100m, 1m)], [], new("708500", Euros(15m)));
        var totals = DocumentTotals.Of(content);
        Assert.Equal((Euros(120m), Euros(135m)), (totals.Ttc, totals.Total));
        Assert.Equal(new PostingGroup("708500", null, Rate.Zero, Euros(15m), Money.Zero), PostingGroups.Of(content)[^1]);
    }

    [Fact]
    public void A_cent_of_rounding_goes_to_the_largest_group()
    {
        var content = new DocumentContent(false, [Line("706000", 20, 0.335m, 1m), Line("706100", 20, 0.336m, 1m), Line("707000", 20, 0.334m, 1m)]);

        Assert.Equal(Euros(1.21m), DocumentTotals.Of(content).Total);
        Assert.Equal(
            [("706000", Euros(0.34m), Euros(0.07m)), ("706100", Euros(0.34m), Euros(0.06m)), ("707000", Euros(0.33m), Euros(0.07m))],
            PostingGroups.Of(content).Select(g => (g.Account, g.Ht, g.Vat)));
    }

    [Fact]
    public void An_empty_document_is_worth_nothing()
    {
        Assert.Equal(Money.Zero, DocumentTotals.Of(new(false, [])).Total);
        Assert.Empty(PostingGroups.Of(new(false, [])));
    }

    [Fact]
    public void Groups_always_add_up_to_the_document() => Documents.Sample(content =>
    {
        var totals = DocumentTotals.Of(content);
        var groups = PostingGroups.Of(content);
        Assert.Equal(totals.Total, groups.Sum(g => g.Ht + g.Vat));
        Assert.Equal(totals.Ht, totals.ByVat.Sum(v => v.Base));
        Assert.All(totals.ByVat, v =>
        {
            Assert.Equal(v.Base, groups.Where(g => g.VatCode == v.VatCode).Sum(g => g.Ht));
            Assert.Equal(v.Vat, groups.Where(g => g.VatCode == v.VatCode).Sum(g => g.Vat));
        });
    });

    [Fact]
    public void Totals_are_half_a_cent_from_the_exact_figures_at_most() => Documents.Sample(content =>
    {
        var totals = DocumentTotals.Of(content);
        if (content.TtcPrices)
        {
            var exact = content.Amounts().GroupBy(a => (a.VatCode, a.Rate)).ToDictionary(g => g.Key, g => g.Sum(a => a.Ttc));
            Assert.All(totals.ByVat, v => Assert.True(Math.Abs(v.Base.Euros - v.ExactHt) <= 0.005m && Math.Abs((v.Base + v.Vat).Euros - exact[(v.VatCode, v.Rate)]) <= 0.005m));
            return;
        }
        Assert.True(Math.Abs(totals.Ht.Euros - totals.ByVat.Sum(v => v.ExactHt)) <= 0.005m);
        Assert.All(totals.ByVat, v => Assert.True(Math.Abs(v.Vat.Euros - v.ExactHt * v.Rate.Fraction) <= 0.005m));
    });

    private static readonly Gen<(string Code, Rate Rate)> Codes = Gen.OneOf(
        ("FR200", new Rate(2000)), ("FR100", new Rate(1000)), ("FR055", new Rate(550)), ("FR021", new Rate(210)), ("EXO-FORMATION", Rate.Zero), ("AUTOLIQ-BTP", Rate.Zero));

    private static readonly Gen<string> Accounts = Gen.OneOf("706000", "706100", "707000");

    private static readonly Gen<PricedLine> Lines = Gen.Select(Accounts, Codes, Gen.Long[-50_000_000, 50_000_000], Gen.Long[-200_000, 200_000],
        (account, vat, price, quantity) => new PricedLine(account, vat.Code, vat.Rate, new UnitPrice(price), new Quantity(quantity)));

    private static readonly Gen<Adjustment> Adjustments = Gen.Select(Accounts, Codes, Gen.Long[-100_000, 100_000],
        (account, vat, cents) => new Adjustment(account, vat.Code, vat.Rate, new Money(cents).Euros));

    private static readonly Gen<DocumentContent> Documents = Gen.Select(Gen.Bool, Lines.Array[0, 12], Adjustments.Array[0, 3], Gen.Long[0, 10_000],
        (ttc, lines, adjustments, extra) => new DocumentContent(ttc, lines, adjustments, extra == 0 ? null : new UntaxedExtra("708500", new Money(extra))));

    private static PricedLine Line(string account, decimal percent, decimal price, decimal quantity) =>
        new(account, percent.ToString(System.Globalization.CultureInfo.InvariantCulture), Rate.FromPercent(percent), UnitPrice.FromEuros(price), Quantity.From(quantity));

    private static Money Euros(decimal euros) => Money.FromEuros(euros);
}
