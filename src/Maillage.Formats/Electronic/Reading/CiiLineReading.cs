namespace Maillage.Formats.Electronic.Reading;

/// <summary>Reads a line of a CII.</summary>
internal static class CiiLineReading
{
    /// <summary>False for the lines of an extended invoice that only group or explain others.</summary>
    public static bool Counts(XmlIn line) => line.Text("AssociatedDocumentLineDocument/LineStatusReasonCode") is not ("GROUP" or "INFORMATION");

    public static ElectronicLine Read(XmlIn line)
    {
        var product = line.At("SpecifiedTradeProduct");
        var agreement = line.At("SpecifiedLineTradeAgreement");
        var settlement = line.At("SpecifiedLineTradeSettlement");
        var discount = agreement?.Number("GrossPriceProductTradePrice/AppliedTradeAllowanceCharge/ActualAmount", "BT-147");
        return new ElectronicLine
        {
            Id = line.Text("AssociatedDocumentLineDocument/LineID") ?? "",
            Note = line.Text("AssociatedDocumentLineDocument/IncludedNote/Content"),
            Quantity = line.Number("SpecifiedLineTradeDelivery/BilledQuantity", "BT-129"),
            UnitCode = line.At("SpecifiedLineTradeDelivery/BilledQuantity")?.Attribute("unitCode") ?? "",
            NetAmount = settlement?.Number("SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount", "BT-131"),
            OrderLine = agreement?.Text("BuyerOrderReferencedDocument/LineID"),
            BuyerAccountingReference = settlement?.Text("ReceivableSpecifiedTradeAccountingAccount/ID"),
            InvoicedObject = CiiAgreementReading.InvoicedObject(settlement?.All("AdditionalReferencedDocument") ?? []),
            Period = CiiReading.Period(settlement, "BT-134", "BT-135"),
            AllowancesCharges = (settlement?.All("SpecifiedTradeAllowanceCharge") ?? []).Select(CiiReading.AllowanceCharge).ToItems(),
            NetPrice = agreement?.Number("NetPriceProductTradePrice/ChargeAmount", "BT-146"),
            PriceDiscount = discount == 0 ? null : discount,
            GrossPrice = agreement?.Number("GrossPriceProductTradePrice/ChargeAmount", "BT-148"),
            PriceBase = agreement?.Number("NetPriceProductTradePrice/BasisQuantity", "BT-149"),
            VatCategory = settlement?.Text("ApplicableTradeTax/CategoryCode") ?? "",
            VatRate = settlement?.Number("ApplicableTradeTax/RateApplicablePercent", "BT-152"),
            Name = product?.Text("Name") ?? "",
            Description = product?.Text("Description"),
            SellerItem = product?.Text("SellerAssignedID"),
            BuyerItem = product?.Text("BuyerAssignedID"),
            StandardItem = product?.Id("GlobalID"),
            Classes = (product?.All("DesignatedProductClassification") ?? []).Select(c => c.At("ClassCode")).OfType<XmlIn>()
                .Select(c => new ItemClass(c.Value ?? "", c.Attribute("listID"), c.Attribute("listVersionID"))).ToItems(),
            OriginCountry = product?.Text("OriginTradeCountry/ID"),
            Attributes = (product?.All("ApplicableProductCharacteristic") ?? [])
                .Select(a => new ItemAttribute(a.Text("Description") ?? "", a.Text("Value") ?? "")).ToItems(),
        };
    }
}
