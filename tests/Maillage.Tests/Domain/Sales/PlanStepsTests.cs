using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;

namespace Maillage.Tests.Domain.Sales;

public sealed class PlanStepsTests
{
    private static readonly Gen<PricedLine> Item =
        from rate in Gen.OneOf(20m, 10m, 5.5m, 2.1m, 0m)
        from cents in Gen.Long[100, 300_000]
        from quantity in Gen.Int[1, 4]
        select new PricedLine("706", $"T{rate}", Rate.FromPercent(rate), UnitPrice.FromEuros(cents / 100m), Quantity.From(quantity));

    private static readonly Gen<(DocumentContent Content, InvoicingPlan Plan)> Offer =
        from ttc in Gen.Bool
        from lines in Item.Array[2, 5]
        from deposit in Gen.OneOf(Gen.Int[1, 60].Select(p => p * 100), Gen.Int[100, 6_000])
        from mode in Gen.OneOf(PlanMode.Single, PlanMode.Equal, PlanMode.Typed, PlanMode.Progress)
        from count in Gen.Int[1, 6]
        from part in Gen.Int[1, 35]
        let content = new DocumentContent(ttc, lines)
        let typed = Money.FromEuros(DocumentTotals.Of(content).Total.Euros * part / 100m)
        select (content, new InvoicingPlan(mode, new Rate(deposit), count, [new("À la livraison", typed, null)]).Clean());

    [Fact]
    public void What_a_plan_prints_is_what_its_invoices_bill_and_adds_up_to_the_quote() => Offer.Sample(offer =>
    {
        var steps = PlanSteps.Of(offer.Content, offer.Plan);
        foreach (var step in steps.Where(s => s.Kind != DocumentKind.Invoice)) Assert.Equal(step.Ttc, DocumentTotals.Of(Billed(step)).Total);
        Assert.Equal(DocumentTotals.Of(offer.Content).Total, steps.Sum(s => s.Ttc));
    });

    [Fact]
    public void A_deposit_is_printed_as_the_sum_of_its_codes()
    {
        var content = new DocumentContent(false, [Line(678.80m, 20m), Line(1_626.42m, 5.5m)]);
        // 30 % of 2 530,43 € would be 759,13 €.
        Assert.Equal(759.14m, PlanSteps.Of(content, new(PlanMode.Single, Rate.FromPercent(30), 1, []))[0].Ttc.Euros);
    }

    private static PricedLine Line(decimal price, decimal rate) => new("706", $"T{rate}", Rate.FromPercent(rate), UnitPrice.FromEuros(price), Quantity.One);

    /// <summary>A step as its invoice bills it.</summary>
    private static DocumentContent Billed(PlanStep step) =>
        new(step.TtcPrices, [.. step.Lines.Zip(step.Prices, (l, price) => new PricedLine("706", l.VatCode, l.Rate, UnitPrice.FromEuros(price), Quantity.One))]);
}
