using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

public sealed class ElectronicCodesTests
{
    [Theory]
    [InlineData("heure", "HUR")]
    [InlineData("Heures", "HUR")]
    [InlineData("h.", "HUR")]
    [InlineData("jours", "DAY")]
    [InlineData("demi-journée", "C62")]
    [InlineData("mois", "MON")]
    [InlineData("km", "KMT")]
    [InlineData("m", "MTR")]
    [InlineData("m2", "MTK")]
    [InlineData("m²", "MTK")]
    [InlineData("mètres carrés", "MTK")]
    [InlineData("m³", "MTQ")]
    [InlineData("kg", "KGM")]
    [InlineData("litres", "LTR")]
    [InlineData("unité", "C62")]
    [InlineData("forfait", "LS")]
    [InlineData("pages", "ZP")]
    [InlineData("mots", "D68")]
    [InlineData("lot", "LO")]
    [InlineData("", "C62")]
    [InlineData(null, "C62")]
    [InlineData("schmilblick", "C62")]
    public void A_French_unit_has_its_international_code(string? unit, string code) => Assert.Equal(code, UnitCodes.Of(unit));

    [Fact]
    public void Every_unit_written_is_in_the_official_list()
    {
        foreach (var unit in new[] { "heure", "minute", "seconde", "jour", "semaine", "mois", "trimestre", "semestre", "an", "m", "km", "cm", "mm", "m2", "m3", "stère", "l", "cl", "hl", "millilitre",
            "g", "kg", "t", "kWh", "kW", "W", "page", "mot", "lot", "jeu", "kit", "paire", "douzaine", "cent", "mille", "boîte", "carton", "sac", "palette", "bouteille", "colis", "rouleau", "pièce", "personne", "%" })
        {
            var invoice = SampleElectronicInvoices.Of([SampleElectronicInvoices.Line("1", 1m, 10m, 20m) with { UnitCode = UnitCodes.Of(unit) }]);
            Assert.True(ElectronicRules.Check(invoice).Count == 0, unit);
        }
    }

    [Fact]
    public void Lines_and_the_rounding_add_up_to_each_base() => Gen.Select(Gen.Long[-10_000_000, 10_000_000], Gen.OneOf("A", "B")).Array[1, 60].Sample(lines =>
    {
        var exact = lines.Select(l => new ExactLine(l.Item2, l.Item1 / 100_000m)).ToList();
        var bases = exact.GroupBy(l => l.VatCode).Select(g => new DocumentBase(g.Key, "S", g.Key == "A" ? 20m : 10m, Money.FromEuros(g.Sum(l => l.Exact)))).ToList();
        var rounded = DocumentRounding.Of(exact, bases);
        Assert.All(rounded.AllowancesCharges, a => Assert.True(a.Amount > 0 && a.Reason == "Arrondi"));
        foreach (var group in bases)
            Assert.Equal(group.Base.Euros, exact.Select((l, i) => l.VatCode == group.VatCode ? rounded.Lines[i].Euros : 0).Sum()
                + rounded.AllowancesCharges.Where(a => a.VatRate == group.Rate).Sum(a => a.IsCharge ? a.Amount!.Value : -a.Amount!.Value));
    });
}
