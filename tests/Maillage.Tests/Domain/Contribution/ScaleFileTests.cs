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

    private static IEnumerable<object?> Facts(Levy levy) =>
    [
        levy.Code, levy.Name, levy.Negative, levy.Rounding, levy.Base.Name, levy.Base.Moment, levy.Rates?.Unit, levy.Rates?.Reach, levy.Rates?.Mode,
        .. levy.Base.Parts.SelectMany(p => new object[] { p.Label, p.Deducted, p.Accounts.ToString() }), .. levy.Rates?.Brackets ?? [], .. levy.Fixed, .. levy.Floors, .. levy.Caps, .. levy.Exemptions,
    ];
}
