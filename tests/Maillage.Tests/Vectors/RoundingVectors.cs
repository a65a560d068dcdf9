using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using static Maillage.Tests.Vectors.VectorReading;

namespace Maillage.Tests.Vectors;

[Trait("Kind", "Vectors")]
public class RoundingVectors
{
    public static TheoryData<string, string> Cases => VectorFile.Rows("rounding");

    [Theory, MemberData(nameof(Cases))]
    public void Rounding_follows_the_vectors(string id, string title)
    {
        Assert.NotEmpty(title);
        VectorFile.Run("rounding", id, Compute);
    }

    private static object Compute(string op, JsonElement input) => op switch
    {
        "round" => Values(("value", Rounding.Round(input.Number("value"), input.Whole("decimals")))),
        "truncate" => Values(("value", Rounding.Truncate(input.Number("value"), input.Whole("decimals")))),
        "toUnits" => Values(("units", (decimal)Rounding.ToUnits(input.Number("value"), input.Whole("decimals")))),
        "ratio" => Values(("percent", Rounding.Ratio(input.Number("part"), input.Number("of"), input.Number("default")))),
        "htFromTtc" => Values(("ht", Rounding.HtFromTtc(input.Number("ttc"), TotalsVectors.RateOf(input.Text("vatRate"))))),
        "vatFromHt" => Values(("vat", ExactAmount.Of(new Adjustment("706", "", TotalsVectors.RateOf(input.Text("vatRate")), input.Number("ht"))).Vat)),
        "percentOf" => Values(("value", Rounding.PercentOf(input.Number("amount"), input.Number("percent"), input.Whole("decimals")))),
        _ => throw new NotSupportedException($"No rule computes '{op}'."),
    };
}
