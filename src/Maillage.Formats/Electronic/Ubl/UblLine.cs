namespace Maillage.Formats.Electronic.Ubl;

/// <summary>BG-25 in UBL.</summary>
internal static class UblLine
{
    public static void Write(XmlOut xml, ElectronicLine line, string currency, bool credit) =>
        xml.Group(credit ? "cac:CreditNoteLine" : "cac:InvoiceLine", () =>
        {
            xml.Text("cbc:ID", line.Id);
            xml.Text("cbc:Note", line.Note);
            xml.Text(credit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", XmlText.Number(line.Quantity), ("unitCode", line.UnitCode));
            xml.Amount("cbc:LineExtensionAmount", line.NetAmount, currency);
            xml.Text("cbc:AccountingCost", line.BuyerAccountingReference);
            xml.Period(line.Period);
            xml.Group("cac:OrderLineReference", () => xml.Text("cbc:LineID", line.OrderLine));
            UblReferences.Typed(xml, "cac:DocumentReference", line.InvoicedObject, "130");
            foreach (var item in line.AllowancesCharges) xml.AllowanceCharge(item with { VatCategory = null }, currency);
            Item(xml, line);
            Price(xml, line, currency);
        });

    private static void Item(XmlOut xml, ElectronicLine line) => xml.Group("cac:Item", () =>
    {
        xml.Text("cbc:Description", line.Description);
        xml.Text("cbc:Name", line.Name);
        xml.Group("cac:BuyersItemIdentification", () => xml.Text("cbc:ID", line.BuyerItem));
        xml.Group("cac:SellersItemIdentification", () => xml.Text("cbc:ID", line.SellerItem));
        xml.Group("cac:StandardItemIdentification", () => xml.Text("cbc:ID", line.StandardItem?.Value, ("schemeID", line.StandardItem?.Scheme)));
        xml.Group("cac:OriginCountry", () => xml.Text("cbc:IdentificationCode", line.OriginCountry));
        foreach (var item in line.Classes)
            xml.Group("cac:CommodityClassification", () =>
                xml.Text("cbc:ItemClassificationCode", item.Code, ("listID", item.List), ("listVersionID", item.Version)));
        xml.TaxCategory("cac:ClassifiedTaxCategory", line.VatCategory, line.VatRate);
        foreach (var attribute in line.Attributes)
            xml.Group("cac:AdditionalItemProperty", () =>
            {
                xml.Text("cbc:Name", attribute.Name);
                xml.Text("cbc:Value", attribute.Value);
            });
    });

    private static void Price(XmlOut xml, ElectronicLine line, string currency) => xml.Group("cac:Price", () =>
    {
        xml.Text("cbc:PriceAmount", XmlText.Number(line.NetPrice), ("currencyID", currency));
        xml.Text("cbc:BaseQuantity", XmlText.Number(line.PriceBase), ("unitCode", line.UnitCode));
        if (line.GrossPrice is null && line.PriceDiscount is null) return;
        xml.Group("cac:AllowanceCharge", () =>
        {
            xml.Text("cbc:ChargeIndicator", "false");
            xml.Text("cbc:Amount", XmlText.Number(line.PriceDiscount ?? 0m), ("currencyID", currency));
            xml.Text("cbc:BaseAmount", XmlText.Number(line.GrossPrice), ("currencyID", currency));
        });
    });
}
