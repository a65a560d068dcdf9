using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using static Maillage.Tests.Vectors.VectorReading;

namespace Maillage.Tests.Vectors;

[Trait("Kind", "Vectors")]
public class InstalmentsVectors
{
    public static TheoryData<string, string> Cases => VectorFile.Rows("instalments");

    [Theory, MemberData(nameof(Cases))]
    public void Plans_follow_the_vectors(string id, string title)
    {
        Assert.NotEmpty(title);
        VectorFile.Run("instalments", id, Compute);
    }

    private static object Compute(string op, JsonElement input) => op switch
    {
        "plan" => Plan(input),
        "invoices" => Invoices(input),
        "leftToInvoice" => Values(("left", DealFigures.LeftOf(Amounts(input, "quotesHt"), Amounts(input, "invoicesHt")).Euros)),
        _ => throw new NotSupportedException($"No rule computes '{op}'."),
    };

    private static object Plan(JsonElement input)
    {
        var content = TotalsVectors.Content(input.GetProperty("document"));
        var steps = PlanSteps.Of(content, Read(input));
        var deposit = steps.FirstOrDefault(s => s.Kind == DocumentKind.Deposit);
        return Values(
            ("ttc", DocumentTotals.Of(content).Ttc.Euros), ("deposit", deposit is null ? Values(("ttc", 0m)) : Step(deposit)),
            ("instalments", steps.Where(s => s.Kind != DocumentKind.Deposit).Select(Step).ToList()));
    }

    /// <summary>The balance as the product makes it: all lines, less what the earlier invoices billed, rate by rate.</summary>
    private static object Invoices(JsonElement input)
    {
        var document = input.GetProperty("document");
        var content = TotalsVectors.Content(document);
        var steps = PlanSteps.Of(content, Read(input));
        var earlier = steps.Where(s => s.Kind != DocumentKind.Invoice).ToList();
        var totals = earlier.Select(s => DocumentTotals.Of(Billed(s))).ToList();
        var whole = DocumentTotals.Of(content);
        var (ht, ttc) = (whole.Ht - totals.Sum(t => t.Ht), whole.Ttc - totals.Sum(t => t.Ttc));
        object Invoice(PlanStep step) => Values(
            ("ht", DocumentTotals.Of(Billed(step)).Ht.Euros), ("ttc", DocumentTotals.Of(Billed(step)).Ttc.Euros), ("lines", step.Lines.Select(Line).ToList()));
        return Values(
            ("deposit", Invoice(earlier[0])), ("instalments", earlier.Skip(1).Select(Invoice).ToList()),
            ("final", Values(("lineCount", document.List("lines").Count() + earlier.Sum(s => s.Lines.Count)), ("discountCount", document.List("discounts").Count()), ("ht", ht.Euros), ("ttc", ttc.Euros))),
            ("sumHt", (totals.Sum(t => t.Ht) + ht).Euros), ("sumTtc", (totals.Sum(t => t.Ttc) + ttc).Euros));
    }

    private static DocumentContent Billed(PlanStep step) =>
        new(false, [.. step.Lines.Select(l => new PricedLine("706", l.VatCode, l.Rate, UnitPrice.FromEuros(l.Ht), Quantity.One))]);

    private static InvoicingPlan Read(JsonElement input)
    {
        var instalments = input.GetProperty("instalments");
        var deposit = Rate.FromPercent(input.Number("depositPercent"));
        return instalments.Text("type") == "equal"
            ? new(PlanMode.Equal, deposit, instalments.Whole("count"), [])
            : new(PlanMode.Typed, deposit, 1, [.. instalments.List("amountsTtc").Select(a => new PlannedPart("", Money.FromEuros(a.Number()), null))]);
    }

    private static object Step(PlanStep step) => Values(("ttc", step.Ttc.Euros), ("lines", step.Lines.Select(Line).ToList()));

    private static object? Line(StepLine line) => Values(("vatRate", line.VatCode), ("ht", Rounding.Round(line.Ht, 5)));

    private static IEnumerable<Money> Amounts(JsonElement input, string name) => input.List(name).Select(a => Money.FromEuros(a.Number()));
}
