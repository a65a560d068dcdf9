using System.Globalization;
using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using static Maillage.Tests.Vectors.VectorReading;

namespace Maillage.Tests.Vectors;

[Trait("Kind", "Vectors")]
public class TotalsVectors
{
    private static readonly Dictionary<string, string> NotOfTheProduct = new()
    {
        ["creditNote/payments"] = "a credit note takes back lines, never payments: what was paid is refunded or used elsewhere",
    };

    public static TheoryData<string, string> Cases => VectorFile.Rows("totals");

    [Theory, MemberData(nameof(Cases))]
    public void Totals_follow_the_vectors(string id, string title)
    {
        Assert.NotEmpty(title);
        VectorFile.Run("totals", id, Compute, NotOfTheProduct);
    }

    /// <summary>The rate written in a case; a negative one is the code of an exemption.</summary>
    internal static Rate RateOf(string vatRate) => Rate.FromPercent(Math.Max(0m, decimal.Parse(vatRate, CultureInfo.InvariantCulture)));

    private static object Compute(string op, JsonElement input) => op switch
    {
        "lineAmounts" => Line(input.GetProperty("line"), input.TextOrNull("priceMode") == "ttc"),
        "documentTotals" => Totals(Content(input)),
        "creditNote" => CreditNote(input.GetProperty("invoice")),
        "vatExempt" => Values(("exempt", VatCode.AreAllExempt(input.List("vatRates").Select(r => Code(r.GetString()!))))),
        _ => throw new NotSupportedException($"No rule computes '{op}'."),
    };

    private static object Line(JsonElement line, bool ttc)
    {
        var priced = Priced(line);
        var amount = ExactAmount.Of(priced, ttc);
        var unit = ExactAmount.Of(priced with { Quantity = Quantity.One }, ttc);
        return Values(("unitHt", unit.Ht), ("ht", amount.Ht), ("vat", amount.Vat), ("ttc", amount.Ttc));
    }

    private static object CreditNote(JsonElement invoice)
    {
        var content = Content(invoice).Negated();
        var totals = DocumentTotals.Of(content);
        return Values(
            ("lineCount", content.Lines.Count + invoice.List("discounts").Count()), ("ht", totals.Ht.Euros), ("ttc", totals.Ttc.Euros),
            ("vatByRate", totals.ByVat.ToDictionary(v => v.VatCode, object? (v) => v.Vat.Euros)));
    }

    private static object Totals(DocumentContent content)
    {
        var totals = DocumentTotals.Of(content);
        return Values(
            ("ht", totals.Ht.Euros), ("vat", totals.Vat.Euros), ("ttc", totals.Ttc.Euros), ("total", totals.Total.Euros),
            ("htByRate", totals.ByVat.ToDictionary(v => v.VatCode, object? (v) => v.ExactHt)),
            ("vatByRate", totals.ByVat.ToDictionary(v => v.VatCode, object? (v) => v.Vat.Euros)));
    }

    internal static DocumentContent Content(JsonElement document)
    {
        var adjustments = document.List("discounts").Select(d => Adjusted(d, -d.Number("amountHt"))).ToList();
        if (document.TryGetProperty("extraHt", out var extra)) adjustments.Add(Adjusted(extra, extra.Number("amount")));
        var extraTtc = document.TextOrNull("extraTtc") is { } text ? new UntaxedExtra("7085", Money.FromEuros(decimal.Parse(text, CultureInfo.InvariantCulture))) : null;
        return new(document.TextOrNull("priceMode") == "ttc", [.. document.List("lines").Select(Priced)], adjustments, extraTtc);
    }

    private static PricedLine Priced(JsonElement line) => new(
        "706", line.Text("vatRate"), RateOf(line.Text("vatRate")), UnitPrice.FromEuros(line.Number("unitPrice")), Quantity.From(line.Number("quantity")));

    private static Adjustment Adjusted(JsonElement row, decimal ht) => new("709", row.Text("vatRate"), RateOf(row.Text("vatRate")), ht);

    private static VatCode Code(string vatRate)
    {
        var rate = decimal.Parse(vatRate, CultureInfo.InvariantCulture);
        var category = rate < 0 ? VatCategory.E : rate == 0 ? VatCategory.Z : VatCategory.S;
        return new(vatRate, RateOf(vatRate), vatRate, category, null, null, "", null, null, null, new DateRange(DateOnly.MinValue), "");
    }
}
