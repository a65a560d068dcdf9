using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

[Trait("Kind", "Slow")]
public sealed class OfficialMappingTests
{
    [Theory]
    [InlineData("xsd/cii-d22b/CrossIndustryInvoice_100pD22B.xsd")]
    [InlineData("xsd/factur-x-1.09/EN16931/Factur-X_EN16931.xsd")]
    public void Issued_documents_are_valid_CII(string schema) =>
        Assert.Empty(OfficialTools.Schema(schema, MappedInvoices.All.ToDictionary(m => m.Name, m => CiiWriter.Write(m.Invoice))));

    [Theory]
    [InlineData(false, "xsd/ubl-2.1/maindoc/UBL-Invoice-2.1.xsd")]
    [InlineData(true, "xsd/ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd")]
    public void Issued_documents_are_valid_UBL(bool credit, string schema) =>
        Assert.Empty(OfficialTools.Schema(schema, MappedInvoices.All.Where(m => InvoiceTypes.IsUblCreditNote(m.Invoice.TypeCode) == credit).ToDictionary(m => m.Name, m => UblWriter.Write(m.Invoice))));

    [Theory]
    [InlineData(OfficialTools.EnCii)]
    [InlineData(OfficialTools.FacturX)]
    [InlineData(OfficialTools.FrenchCii)]
    [InlineData(OfficialTools.EnUbl)]
    [InlineData(OfficialTools.FrenchUbl)]
    public void Issued_documents_pass_the_official_rules(string sheet)
    {
        var broken = OfficialBatch.Under(sheet);
        Assert.Empty(MappedInvoices.All.Where(m => broken[m.Name].Count > 0).Select(m => $"{m.Name}: {string.Join(" ", broken[m.Name])}"));
    }
}
