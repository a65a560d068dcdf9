using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

[Trait("Kind", "Slow")]
public sealed class OfficialCatalogueTests
{
    private static readonly Dictionary<string, byte[]> Cii = SampleElectronicInvoices.Catalogue().ToDictionary(c => c.Name, c => CiiWriter.Write(c.Invoice));
    private static readonly Dictionary<string, byte[]> Ubl = SampleElectronicInvoices.Catalogue().ToDictionary(c => c.Name, c => UblWriter.Write(c.Invoice));

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
        var broken = OfficialTools.Schematron(sheet, sheet is OfficialTools.EnUbl or OfficialTools.FrenchUbl ? Ubl : Cii);
        Assert.Empty(broken.Where(b => b.Value.Count > 0).Select(b => $"{b.Key}: {string.Join(" ", b.Value)}"));
    }
}
