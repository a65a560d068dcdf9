using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

[Trait("Kind", "Slow")]
public sealed class OfficialCatalogueTests
{
    private static readonly Dictionary<string, byte[]> Cii = Written(CiiWriter.Write);
    private static readonly Dictionary<string, byte[]> Ubl = Written(UblWriter.Write);

    [Theory]
    [InlineData("xsd/cii-d22b/CrossIndustryInvoice_100pD22B.xsd")]
    [InlineData("xsd/factur-x-1.09/EN16931/Factur-X_EN16931.xsd")]
    public void Every_case_is_valid_CII(string schema) => Assert.Empty(OfficialTools.Schema(schema, Cii));

    [Fact]
    public void Every_case_is_valid_UBL()
    {
        var credits = SampleElectronicInvoices.Catalogue().Where(c => InvoiceTypes.IsUblCreditNote(c.Invoice.TypeCode)).Select(c => c.Name).ToHashSet();
        Assert.Empty(OfficialTools.Schema("xsd/ubl-2.1/maindoc/UBL-Invoice-2.1.xsd", Ubl.Where(d => !credits.Contains(d.Key)).ToDictionary()));
        Assert.Empty(OfficialTools.Schema("xsd/ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd", Ubl.Where(d => credits.Contains(d.Key)).ToDictionary()));
    }

    [Theory]
    [InlineData(OfficialTools.EnCii)]
    [InlineData(OfficialTools.FacturX)]
    [InlineData(OfficialTools.FrenchCii)]
    [InlineData(OfficialTools.EnUbl)]
    [InlineData(OfficialTools.FrenchUbl)]
    public void Every_case_passes_the_official_rules(string sheet)
    {
        var broken = OfficialBatch.Under(sheet);
        Assert.Empty(Cii.Keys.Where(n => broken[n].Count > 0).Select(n => $"{n}: {string.Join(" ", broken[n])}"));
    }

    private static Dictionary<string, byte[]> Written(Func<ElectronicInvoice, byte[]> write) => SampleElectronicInvoices.Catalogue().ToDictionary(c => c.Name, c => write(c.Invoice));
}
