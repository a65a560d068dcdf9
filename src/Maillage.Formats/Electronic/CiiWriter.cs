using Maillage.Formats.Electronic.Cii;

namespace Maillage.Formats.Electronic;

/// <summary>Writes the UN/CEFACT Cross Industry Invoice D22B (uncoupled), the syntax inside Factur-X.</summary>
public static class CiiWriter
{
    /// <summary>The document as UTF-8 XML: the same invoice always gives the same bytes. Never fails; what is missing is left out.</summary>
    public static byte[] Write(ElectronicInvoice invoice)
    {
        using var xml = new XmlOut(CiiNames.Namespaces);
        xml.Group("rsm:CrossIndustryInvoice", () =>
        {
            CiiHead.Write(xml, invoice);
            xml.Group("rsm:SupplyChainTradeTransaction", () =>
            {
                foreach (var line in invoice.Lines) CiiLine.Write(xml, line);
                CiiAgreement.Write(xml, invoice);
                CiiDelivery.Write(xml, invoice);
                CiiSettlement.Write(xml, invoice);
            });
        });
        return xml.Finish();
    }
}
