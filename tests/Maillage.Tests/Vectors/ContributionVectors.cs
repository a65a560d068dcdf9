using System.Text.Json;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Tests.Domain;
using static Maillage.Tests.Vectors.VectorReading;

namespace Maillage.Tests.Vectors;

/// <summary>The scales are those of <c>rules/contribution/</c>: the figures the vectors carry are compared with them.</summary>
[Trait("Kind", "Vectors")]
public class ContributionVectors
{
    public static TheoryData<string, string> Cases => VectorFile.Rows("contribution");

    public static TheoryData<string> Scales
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var scale in VectorFile.Read("contribution").GetProperty("scales").EnumerateObject()) names.Add(scale.Name);
            return names;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Contributions_follow_the_vectors(string id, string title)
    {
        Assert.NotEmpty(title);
        VectorFile.Run("contribution", id, Compute);
    }

    [Theory, MemberData(nameof(Scales))]
    public void Our_scales_have_the_published_figures(string name)
    {
        var published = VectorFile.Read("contribution").GetProperty("scales").GetProperty(name);
        var ours = Rules.Scale(name);

        Assert.Equal(published.Text("base"), JsonNamingPolicy.CamelCase.ConvertName(ours.Base.ToString()));
        Assert.Equal(published.Text("period"), JsonNamingPolicy.CamelCase.ConvertName(ours.Period.ToString()));
        Assert.Equal(published.Number("fixedPerPeriod"), ours.FixedPerPeriod.Euros);
        Assert.Equal(
            published.List("brackets").Select(b => (b.TextOrNull("upTo") is null ? (decimal?)null : b.Number("upTo"), b.Number("rate"))),
            ours.Brackets.Select(b => (b.UpTo?.Euros, b.Rate.Percent)));
        Assert.Equal(
            published.List("floors").Select(f => (Month(f, "seniorityFrom"), Month(f, "seniorityTo"), f.TextOrNull("contract"), f.Number("amount"))),
            ours.Floors.Select(f => (f.SeniorityFrom, f.SeniorityTo, f.Contract, f.Amount.Euros)));
        Assert.Equal(
            published.List("annualCaps").Select(c => (c.Flag("associate"), c.Number("amount"))),
            ours.AnnualCaps.Select(c => (c.Associate, c.Amount.Euros)));
    }

    private static object Compute(string op, JsonElement input)
    {
        var scale = Rules.Scale(input.Text("scale")) with { Mode = Enum.Parse<BracketMode>(input.Text("mode"), ignoreCase: true) };
        return op switch
        {
            "period" => Values(("contribution", ContributionOfPeriod.Compute(
                scale, Euros(input.Number("base")), Month(input, "seniorityMonth") ?? 1, input.TextOrNull("contract")).Value.Euros)),
            "year" => Year(ContributionOfYear.OfMonths(
                scale, [.. input.List("months").Select(m => Euros(m.Number()))], input.Whole("firstSeniorityMonth"), input.Flag("associate"), input.TextOrNull("contract"))),
            "running" => Running(ContributionOfYear.OfDocuments(scale, input.List("documents").Select(d => Euros(d.Number())))),
            _ => throw new NotSupportedException($"No rule computes '{op}'."),
        };
    }

    private static object Year(YearOfContribution year) => Values(
        ("monthly", year.Months.Select(m => (object?)m.Value.Euros).ToList()), ("total", year.Total.Euros), ("cap", year.Cap?.Euros));

    private static object Running(IReadOnlyList<Money> documents) => Values(
        ("perDocument", documents.Select(d => (object?)d.Euros).ToList()), ("total", documents.Sum().Euros));

    private static Money Euros(decimal euros) => Money.FromEuros(euros);

    private static int? Month(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
