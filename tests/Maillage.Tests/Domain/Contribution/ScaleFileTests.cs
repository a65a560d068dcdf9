using System.Text.Json.Nodes;
using Maillage.Domain.Contribution;
using Maillage.Modules.Contribution.Scales;

namespace Maillage.Tests.Domain.Contribution;

public sealed class ScaleFileTests
{
    [Fact]
    public void A_scale_written_is_read_back_the_same()
    {
        var shipped = new ShippedScales().All;
        Assert.True(shipped.Count >= 7);
        foreach (var scale in shipped)
        {
            var text = ScaleFile.Write(scale);
            Assert.Equal(text, ScaleFile.Write(ScaleFile.Parse(text)));
            var (written, read) = (scale.Levies.SelectMany(Facts).ToList(), ScaleFile.Parse(text).Levies.SelectMany(Facts).ToList());
            Assert.Equal(written, read);
        }
    }

    /// <summary>What would be lost, or taken for something else, is not read at all.</summary>
    [Theory]
    [InlineData("""{"mode":"7"}""")]
    [InlineData("""{"mode":"marginal,wholeAmount"}""")]
    [InlineData("""{"unit":"99"}""")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"base":{"parts":[]}}""")]
    [InlineData("""{"base":{"name":"marge","parts":[{"label":"ventes","accounts":[null]}]}}""")]
    [InlineData("""{"base":{"name":"marge","parts":[{"label":"ventes","accounts":["70"],"except":[null]}]}}""")]
    [InlineData("""{"base":{"name":"marge","parts":[{"accounts":["70"]}]}}""")]
    [InlineData("""{"base":null}""")]
    [InlineData("""{"brackets":[{"rate":"12.345"}]}""")]
    [InlineData("""{"brackets":[{"rate":13}]}""")]
    [InlineData("""{"brackets":[{"rate":"99999999999999999999999999999999999999"}]}""")]
    [InlineData("""{"brackets":{"rate":"13"}}""")]
    [InlineData("""{"bracket":[{"rate":"13"}]}""")]
    [InlineData("""{"floors":[{"amount":"99999999999999999999"}]}""")]
    [InlineData("""{"caps":[{"amount":"5000","associate":"true"}]}""")]
    [InlineData("""{"exemptions":[{"code":"c","name":"n","granted":"true"}]}""")]
    [InlineData("""{"exemptions":[{"code":"c","name":"n","seniorityTo":"12"}]}""")]
    [InlineData("""{"exemptions":[{"code":"c","name":"n","waives":"7"}]}""")]
    [InlineData("[]")]
    public void What_has_not_the_form_of_a_scale_is_not_read(string change)
    {
        var file = JsonNode.Parse(ScaleFile.Write(Rules.Scale("solstice-2017")))!;
        if (JsonNode.Parse(change) is JsonObject values)
            foreach (var (name, value) in values) file["levies"]![0]![name] = value?.DeepClone();
        else file["levies"]![0] = new JsonArray();

        Assert.Null(ScaleFile.Read(file.ToJsonString()));
    }

    private static IEnumerable<object?> Facts(Levy levy) =>
    [
        levy.Code, levy.Name, levy.Negative, levy.Rounding, levy.Base.Name, levy.Base.Moment, levy.Rates?.Unit, levy.Rates?.Reach, levy.Rates?.Mode,
        .. levy.Base.Parts.SelectMany(p => new object[] { p.Label, p.Deducted, p.Accounts.ToString() }), .. levy.Rates?.Brackets ?? [], .. levy.Fixed, .. levy.Floors, .. levy.Caps, .. levy.Exemptions,
    ];
}
