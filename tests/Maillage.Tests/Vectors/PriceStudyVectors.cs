using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Catalogue;
using static Maillage.Tests.Vectors.VectorReading;

namespace Maillage.Tests.Vectors;

[Trait("Kind", "Vectors")]
public class PriceStudyVectors
{
    public static TheoryData<string, string> Cases => VectorFile.Rows("price-study");

    [Theory, MemberData(nameof(Cases))]
    public void Prices_follow_the_vectors(string id, string title)
    {
        Assert.NotEmpty(title);
        VectorFile.Run("price-study", id, Compute);
    }

    private static object Compute(string op, JsonElement input) => op switch
    {
        "productPrice" => Product(input),
        "workItem" => WorkItem(input),
        _ => throw new NotSupportedException($"No rule computes '{op}'."),
    };

    private static object Product(JsonElement input)
    {
        var vat = Percent(input, "vatRate");
        if (input.Text("mode") == "unitHt")
        {
            var typed = input.Number("unitHt");
            return Values(("cost", 0m), ("priceHt", PriceStudy.Cut(typed)), ("priceTtc", PriceStudy.Cut(typed * (1m + vat.Fraction))));
        }
        var study = Study(input);
        return Values(("cost", PriceStudy.Cut(study.Cost)), ("priceHt", study.UnitHt), ("priceTtc", study.UnitTtc(vat)));
    }

    private static object WorkItem(JsonElement input)
    {
        var study = Study(input);
        var full = study.SupplierHt * Number(input, "totalQuantity");
        return Values(
            ("unitFlat", PriceStudy.Cut(study.SupplierHt * Number(input, "quantityPerUnit"))), ("fullFlat", PriceStudy.Cut(full)),
            ("fullCost", PriceStudy.Cut(full * (1m + study.Overhead.Fraction))), ("fullPriceHt", PriceStudy.Cut(study.PriceOf(full * (1m + study.Overhead.Fraction)))));
    }

    private static PriceStudy Study(JsonElement input) => new(
        Number(input, "supplierHt"), Percent(input, "overheadPercent"), Percent(input, "marginPercent"), Percent(input, "contributionPercent"),
        input.TextOrNull("documentInsurancePercent") is null ? Percent(input, "insurancePercent") : Percent(input, "documentInsurancePercent"));

    private static decimal Number(JsonElement input, string name) => input.TextOrNull(name) is null ? 0 : input.Number(name);

    private static Rate Percent(JsonElement input, string name) => Rate.FromPercent(Number(input, name));
}
