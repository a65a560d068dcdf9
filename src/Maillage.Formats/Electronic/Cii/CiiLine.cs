namespace Maillage.Formats.Electronic.Cii;

/// <summary>BG-25 in CII.</summary>
internal static class CiiLine
{
    public static void Write(XmlOut xml, ElectronicLine line) => xml.Group("ram:IncludedSupplyChainTradeLineItem", () =>
    {
        xml.Group("ram:AssociatedDocumentLineDocument", () =>
        {
            xml.Text("ram:LineID", line.Id);
            xml.Group("ram:IncludedNote", () => xml.Text("ram:Content", line.Note));
        });
        Product(xml, line);
        Agreement(xml, line);
        xml.Group("ram:SpecifiedLineTradeDelivery", () => xml.Text("ram:BilledQuantity", XmlText.Number(line.Quantity), ("unitCode", line.UnitCode)));
        Settlement(xml, line);
    });

    private static void Product(XmlOut xml, ElectronicLine line) => xml.Group("ram:SpecifiedTradeProduct", () =>
    {
        xml.Text("ram:GlobalID", line.StandardItem?.Value, ("schemeID", line.StandardItem?.Scheme));
        xml.Text("ram:SellerAssignedID", line.SellerItem);
        xml.Text("ram:BuyerAssignedID", line.BuyerItem);
        xml.Text("ram:Name", line.Name);
        xml.Text("ram:Description", line.Description);
        foreach (var attribute in line.Attributes)
            xml.Group("ram:ApplicableProductCharacteristic", () =>
            {
                xml.Text("ram:Description", attribute.Name);
                xml.Text("ram:Value", attribute.Value);
            });
        foreach (var item in line.Classes)
            xml.Group("ram:DesignatedProductClassification", () =>
                xml.Text("ram:ClassCode", item.Code, ("listID", item.List), ("listVersionID", item.Version)));
        xml.Group("ram:OriginTradeCountry", () => xml.Text("ram:ID", line.OriginCountry));
    });

    private static void Agreement(XmlOut xml, ElectronicLine line) => xml.Group("ram:SpecifiedLineTradeAgreement", () =>
    {
        xml.Group("ram:BuyerOrderReferencedDocument", () => xml.Text("ram:LineID", line.OrderLine));
        xml.Group("ram:GrossPriceProductTradePrice", () =>
        {
            xml.Text("ram:ChargeAmount", XmlText.Number(line.GrossPrice));
            if (line.GrossPrice is not null && line.PriceDiscount is not null)
                xml.Group("ram:AppliedTradeAllowanceCharge", () =>
                {
                    xml.Group("ram:ChargeIndicator", () => xml.Text("udt:Indicator", "false"));
                    xml.Text("ram:ActualAmount", XmlText.Number(line.PriceDiscount));
                });
        });
        xml.Group("ram:NetPriceProductTradePrice", () =>
        {
            xml.Text("ram:ChargeAmount", XmlText.Number(line.NetPrice));
            xml.Text("ram:BasisQuantity", XmlText.Number(line.PriceBase), ("unitCode", line.UnitCode));
        });
    });

    private static void Settlement(XmlOut xml, ElectronicLine line) => xml.Group("ram:SpecifiedLineTradeSettlement", () =>
    {
        xml.Group("ram:ApplicableTradeTax", () =>
        {
            xml.Text("ram:TypeCode", "VAT");
            xml.Text("ram:CategoryCode", line.VatCategory);
            xml.Text("ram:RateApplicablePercent", XmlText.Amount(line.VatRate));
        });
        xml.Period(line.Period);
        foreach (var item in line.AllowancesCharges) xml.AllowanceCharge(item with { VatCategory = null });
        xml.Group("ram:SpecifiedTradeSettlementLineMonetarySummation", () => xml.Text("ram:LineTotalAmount", XmlText.Amount(line.NetAmount)));
        xml.Typed(line.InvoicedObject, "130");
        xml.Group("ram:ReceivableSpecifiedTradeAccountingAccount", () => xml.Text("ram:ID", line.BuyerAccountingReference));
    });
}
