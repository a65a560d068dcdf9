namespace Maillage.Formats.Electronic.Reading;

/// <summary>Reads a Cross Industry Invoice.</summary>
internal static class CiiReading
{
    public static ElectronicInvoice Read(XmlIn root)
    {
        var context = root.At("ExchangedDocumentContext");
        var head = root.At("ExchangedDocument");
        var trade = root.At("SupplyChainTradeTransaction");
        var agreement = trade?.At("ApplicableHeaderTradeAgreement");
        var delivery = trade?.At("ApplicableHeaderTradeDelivery");
        var invoice = new ElectronicInvoice
        {
            Guideline = context?.Text("GuidelineSpecifiedDocumentContextParameter/ID") ?? "",
            Process = context?.Text("BusinessProcessSpecifiedDocumentContextParameter/ID"),
            Number = head?.Text("ID") ?? "",
            TypeCode = head?.Text("TypeCode") ?? "",
            IssueDate = head?.Date("IssueDateTime/DateTimeString", "BT-2"),
            Notes = (head?.All("IncludedNote") ?? []).Where(n => n.Text("Content") is not null)
                .Select(n => new InvoiceNote(n.Text("Content")!, n.Text("SubjectCode"))).ToItems(),
            Lines = (trade?.All("IncludedSupplyChainTradeLineItem") ?? []).Where(CiiLineReading.Counts).Select(CiiLineReading.Read).ToItems(),
            Delivery = Delivery(delivery),
            DespatchAdviceReference = delivery?.Text("DespatchAdviceReferencedDocument/IssuerAssignedID"),
            ReceivingAdviceReference = delivery?.Text("ReceivingAdviceReferencedDocument/IssuerAssignedID"),
        };
        if (agreement is not null) invoice = CiiAgreementReading.Read(agreement, invoice);
        return trade?.At("ApplicableHeaderTradeSettlement") is { } settlement ? CiiSettlementReading.Read(settlement, invoice) : invoice;
    }

    public static InvoicePeriod? Period(XmlIn? owner, string start, string end)
    {
        if (owner?.At("BillingSpecifiedPeriod") is not { } period) return null;
        var read = new InvoicePeriod(period.Date("StartDateTime/DateTimeString", start), period.Date("EndDateTime/DateTimeString", end));
        return read is { Start: null, End: null } ? null : read;
    }

    /// <summary>BG-20, BG-21, BG-27, BG-28.</summary>
    public static AllowanceCharge AllowanceCharge(XmlIn item)
    {
        var charge = item.Text("ChargeIndicator/Indicator") is "true" or "1";
        return new AllowanceCharge
        {
            IsCharge = charge,
            Amount = item.Number("ActualAmount", charge ? "BT-99" : "BT-92"),
            BaseAmount = item.Number("BasisAmount", charge ? "BT-100" : "BT-93"),
            Percent = item.Number("CalculationPercent", charge ? "BT-101" : "BT-94"),
            Reason = item.Text("Reason"),
            ReasonCode = item.Text("ReasonCode"),
            VatCategory = item.Text("CategoryTradeTax/CategoryCode"),
            VatRate = item.Number("CategoryTradeTax/RateApplicablePercent", charge ? "BT-103" : "BT-96"),
        };
    }

    private static DeliveryDetails? Delivery(XmlIn? delivery)
    {
        var place = delivery?.At("ShipToTradeParty");
        var read = new DeliveryDetails
        {
            Name = place?.Text("Name"),
            Location = place?.Id("GlobalID") ?? (place?.Text("ID") is { } id ? new(id) : null),
            Date = delivery?.Date("ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString", "BT-72"),
            Address = CiiAgreementReading.Address(place),
        };
        return read == new DeliveryDetails() ? null : read;
    }
}
