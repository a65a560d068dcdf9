namespace Maillage.Formats.Electronic.Reading;

/// <summary>Reads a line of a UBL document.</summary>
internal static class UblLineReading
{
    public static ElectronicLine Read(XmlIn line)
    {
        var quantity = line.At("InvoicedQuantity") ?? line.At("CreditedQuantity");
        var item = line.At("Item");
        var discount = line.Number("Price/AllowanceCharge/Amount", "BT-147");
        return new ElectronicLine
        {
            Id = line.Text("ID") ?? "",
            Note = line.Text("Note"),
            Quantity = quantity?.Number("BT-129"),
            UnitCode = quantity?.Attribute("unitCode") ?? "",
            NetAmount = line.Number("LineExtensionAmount", "BT-131"),
            BuyerAccountingReference = line.Text("AccountingCost"),
            OrderLine = line.Text("OrderLineReference/LineID"),
            InvoicedObject = line.All("DocumentReference").FirstOrDefault(d => d.Text("DocumentTypeCode") == "130")?.Id("ID"),
            Period = UblReading.Period(line, "BT-134", "BT-135"),
            AllowancesCharges = line.All("AllowanceCharge").Select(UblReading.AllowanceCharge).ToItems(),
            NetPrice = line.Number("Price/PriceAmount", "BT-146"),
            PriceDiscount = discount == 0 ? null : discount,
            GrossPrice = line.Number("Price/AllowanceCharge/BaseAmount", "BT-148"),
            PriceBase = line.Number("Price/BaseQuantity", "BT-149"),
            VatCategory = item?.Text("ClassifiedTaxCategory/ID") ?? "",
            VatRate = item?.Number("ClassifiedTaxCategory/Percent", "BT-152"),
            Name = item?.Text("Name") ?? "",
            Description = item?.Text("Description"),
            SellerItem = item?.Text("SellersItemIdentification/ID"),
            BuyerItem = item?.Text("BuyersItemIdentification/ID"),
            StandardItem = item?.Id("StandardItemIdentification/ID"),
            OriginCountry = item?.Text("OriginCountry/IdentificationCode"),
            Classes = (item?.All("CommodityClassification") ?? []).Select(c => c.At("ItemClassificationCode")).OfType<XmlIn>()
                .Select(c => new ItemClass(c.Value ?? "", c.Attribute("listID"), c.Attribute("listVersionID"))).ToItems(),
            Attributes = (item?.All("AdditionalItemProperty") ?? []).Select(a => new ItemAttribute(a.Text("Name") ?? "", a.Text("Value") ?? "")).ToItems(),
        };
    }
}
