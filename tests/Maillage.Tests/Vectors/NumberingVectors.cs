using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using static Maillage.Tests.Vectors.VectorReading;

namespace Maillage.Tests.Vectors;

[Trait("Kind", "Vectors")]
public class NumberingVectors
{
    public static TheoryData<string, string> Cases => VectorFile.Rows("numbering");

    [Theory, MemberData(nameof(Cases))]
    public void Numbers_follow_the_vectors(string id, string title)
    {
        Assert.NotEmpty(title);
        VectorFile.Run("numbering", id, Compute);
    }

    private static object Compute(string op, JsonElement input) => op switch
    {
        "nextIndex" => Values(("index", Next(input))),
        "render" => Values(("number", Render(input))),
        "checkTemplate" => Values(("valid", NumberTemplate.Parse(input.Text("template")).Ok)),
        "assign" => Values(("results", Assign(input).Select(r => (object?)(r.Ok ? Values(("number", r.Value)) : Values(("refused", true)))).ToList())),
        _ => throw new NotSupportedException($"No rule computes '{op}'."),
    };

    private static int Next(JsonElement input)
    {
        var document = input.GetProperty("document");
        InitialIndex? initial = input.TryGetProperty("initial", out var first)
            ? new(first.Whole("value"), first.TryGetProperty("date", out _) ? first.Day("date") : null, first.TextOrNull("activity") ?? "") : null;
        return InvoiceNumbering.NextIndex(
            Enum.Parse<NumberSequence>(input.Text("sequence"), ignoreCase: true),
            input.List("existing").Select(e => new UsedIndex(e.Day("date"), e.Whole("index"), e.TextOrNull("activity") ?? "")),
            initial, document.Day("date"), document.TextOrNull("activity") ?? "");
    }

    private static string Render(JsonElement input)
    {
        var sequences = input.GetProperty("sequences");
        return NumberTemplate.Read(input.Text("template")).Value!.Render(input.Day("date"), input.Text("activityCode"), s => sequences.Whole(s switch
        {
            NumberSequence.Global => "SEQGLOBAL",
            NumberSequence.Year => "SEQYEAR",
            NumberSequence.Month => "SEQMONTH",
            _ => "SEQMONTHANA",
        }));
    }

    private static IReadOnlyList<Result<string>> Assign(JsonElement input) => InvoiceNumbering.Assign(
        NumberTemplate.Parse(input.Text("template")).Value!,
        _ => 0,
        input.List("existing").Select(e => new ExistingNumber(e.Text("number"), e.Flag("legacy"))),
        input.List("documents").Select(d => new Unnumbered(d.Day("date"), d.TextOrNull("activity") ?? "", d.TextOrNull("number"))));
}
