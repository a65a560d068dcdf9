using System.Text.Json;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Tests.Domain;
using Maillage.Tests.Domain.Contribution;
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
        var ours = Rules.Scale(name).Main;

        Assert.Equal(published.Text("base") == "turnover" ? "chiffre d’affaires" : "marge brute", ours.Base.Name);
        Assert.Equal(published.Text("period"), JsonNamingPolicy.CamelCase.ConvertName(ours.Rates!.Reach.ToString()));
        Assert.Equal(published.Number("fixedPerPeriod"), ours.Fixed.Sum(f => f.Amount).Euros);
        Assert.Equal(
            published.List("brackets").Select(b => (b.TextOrNull("upTo") is null ? (decimal?)null : b.Number("upTo"), b.Number("rate"))),
            ours.Rates.Brackets.Select(b => (b.UpTo?.Euros, b.Rate.Percent)));
        Assert.Equal(
            published.List("floors").Select(f => (Month(f, "seniorityFrom"), Month(f, "seniorityTo"), f.TextOrNull("contract"), f.Number("amount"))),
            ours.Floors.Select(f => (f.SeniorityFrom, f.SeniorityTo, f.Contract, f.Amount.Euros)));
        Assert.Equal(
            published.List("annualCaps").Select(c => ((bool?)c.Flag("associate"), c.Number("amount"))),
            ours.Caps.Select(c => (c.Associate, c.Amount.Euros)));
    }

    private static object Compute(string op, JsonElement input)
    {
        var scale = Rules.Scale(input.Text("scale"));
        var levy = scale.Main with { Rates = scale.Main.Rates! with { Mode = Enum.Parse<BracketMode>(input.Text("mode"), ignoreCase: true) } };
        scale = scale with { Levies = [levy] };
        return op switch
        {
            "period" => Values(("contribution", Period(scale, input).Euros)),
            "year" => Year(scale, input),
            "running" => Running(scale, input),
            _ => throw new NotSupportedException($"No rule computes '{op}'."),
        };
    }

    /// <summary>A month whole, or a year whose base comes in one month.</summary>
    private static Money Period(Scale scale, JsonElement input)
    {
        var december = new Month(2026, 12);
        var start = december.Plus(1 - (Month(input, "seniorityMonth") ?? (scale.Main.Rates!.Reach == LevyReach.Year ? 12 : 1)));
        var due = LevyCase.Year(2026, LevyCase.Activity(scale, [(december, "706", -Euros(input.Number("base")))], start, holders: [new(LevyCase.Person(start, contract: input.TextOrNull("contract")), 1)]));
        return scale.Main.Rates!.Reach == LevyReach.Year ? due.Sum(d => d.Amount.Value) : due[^1].Amount.Value;
    }

    private static object Year(Scale scale, JsonElement input)
    {
        var bases = input.List("months").Select(m => Euros(m.Number())).ToList();
        var start = new Month(2026, 2).Plus(-input.Whole("firstSeniorityMonth"));
        var due = LevyCase.Year(2026, LevyCase.Activity(scale, LevyCase.Sold(2026, bases), start, new(2026, bases.Count), holders: [new(LevyCase.Person(start, input.Flag("associate")), 1)]));
        return Values(("monthly", due.Select(d => (object?)d.Amount.Value.Euros).ToList()), ("total", due.Sum(d => d.Amount.Value).Euros), ("cap", due[^1].Cap?.Euros));
    }

    private static object Running(Scale scale, JsonElement input)
    {
        var documents = input.List("documents").Select(d => Euros(d.Number())).ToList();
        var due = LevyCase.Year(2026, LevyCase.Activity(scale, LevyCase.Sold(2026, documents))).Take(documents.Count).ToList();
        return Values(("perDocument", due.Select(d => (object?)d.Amount.Value.Euros).ToList()), ("total", due.Sum(d => d.Amount.Value).Euros));
    }

    private static Money Euros(decimal euros) => Money.FromEuros(euros);

    private static int? Month(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
