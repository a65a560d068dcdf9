using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

[Trait("Kind", "Slow")]
public sealed class OfficialPropertyTests
{
    private const int Many = 60;

    private static readonly Gen<ElectronicLine> Line =
        from rate in Gen.OneOf(20m, 10m, 5.5m, 2.1m, 0m)
        from cents in Gen.Long[0, 900_000]
        from ttc in Gen.Bool
        from ten in Gen.Long[-50_000, 500_000]
        from unit in Gen.OneOf("HUR", "DAY", "C62", "KMT", "LS")
        from name in Gen.String[Gen.Char.AlphaNumeric, 1, 40]
        let price = ttc ? Rounding.HtFromTtc(cents / 100m, Rate.FromPercent(rate)) : cents / 100_000m * 100m
        select SampleElectronicInvoices.Line("0", ten / 10_000m, Rounding.Round(price, 5), rate, rate == 0 ? "E" : "S") with { UnitCode = unit, Name = name };

    private static readonly Gen<ElectronicInvoice> Invoice =
        from lines in Gen.Frequency((9, Line.Array[1, 8]), (1, Line.Array[30, 60]))
        from discount in Gen.Long[0, 50_000]
        from paid in Gen.OneOf(0m, 10m, 250.5m)
        select Rounded(lines, discount, paid);

    public static readonly IReadOnlyList<(string Name, ElectronicInvoice Invoice)> Generated = [.. Enumerable.Range(0, Many).Select(i => ($"generated-{i}", Generate(i)))];

    [Fact]
    public void Generated_invoices_pass_here() =>
        Assert.All(Generated, g => Assert.True(ElectronicRules.Check(g.Invoice).Count == 0, string.Join(" | ", ElectronicRules.Check(g.Invoice))));

    [Theory]
    [InlineData(OfficialTools.EnCii)]
    [InlineData(OfficialTools.FacturX)]
    [InlineData(OfficialTools.FrenchCii)]
    [InlineData(OfficialTools.EnUbl)]
    [InlineData(OfficialTools.FrenchUbl)]
    public void Whatever_passes_here_passes_the_official_rules(string sheet)
    {
        var broken = OfficialBatch.Under(sheet);
        Assert.Empty(Generated.Where(g => broken[g.Name].Count > 0).Select(g => $"{g.Name}: {string.Join(" ", broken[g.Name])}"));
    }

    private static ElectronicInvoice Generate(int seed) => Invoice.Generate(new PCG(101, (uint)seed), null, out _);

    // As a document of the house is made: bases are rounded once, and the cents left over become an allowance or charge.
    private static ElectronicInvoice Rounded(ElectronicLine[] lines, long discount, decimal paid)
    {
        var exact = lines.Select(l => new ExactLine(Code(l), (l.Quantity ?? 0) * (l.NetPrice ?? 0))).ToList();
        var bases = lines.GroupBy(Code).Select(g => new DocumentBase(g.Key, g.First().VatCategory, g.First().VatRate, Money.FromEuros(g.Sum(l => (l.Quantity ?? 0) * (l.NetPrice ?? 0))))).ToList();
        var rounding = DocumentRounding.Of(exact, bases);
        var numbered = lines.Select((l, i) => l with { Id = $"{i + 1}", NetAmount = rounding.Lines[i].Euros }).ToItems();
        AllowanceCharge[] rebate = discount == 0 ? [] : [new() { Amount = discount / 100m, Reason = "Remise", VatCategory = lines[0].VatCategory, VatRate = lines[0].VatRate }];
        return SampleElectronicInvoices.Totalled(SampleElectronicInvoices.Of(numbered, [.. rounding.AllowancesCharges, .. rebate]), paid == 0 ? null : paid);
    }

    private static string Code(ElectronicLine line) => $"{line.VatCategory}{line.VatRate}";
}
