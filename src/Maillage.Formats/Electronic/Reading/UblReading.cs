namespace Maillage.Formats.Electronic.Reading;

/// <summary>Reads a UBL Invoice or CreditNote.</summary>
internal static class UblReading
{
    public static ElectronicInvoice Read(XmlIn root)
    {
        var credit = root.Name == "CreditNote";
        var seller = root.At("AccountingSupplierParty/Party");
        var payee = root.At("PayeeParty");
        var documents = root.All("AdditionalDocumentReference").ToList();
        return new ElectronicInvoice
        {
            Guideline = root.Text("CustomizationID") ?? "",
            Process = root.Text("ProfileID"),
            Number = root.Text("ID") ?? "",
            IssueDate = root.Date("IssueDate", "BT-2"),
            TypeCode = root.Text(credit ? "CreditNoteTypeCode" : "InvoiceTypeCode") ?? "",
            Currency = root.Text("DocumentCurrencyCode") ?? "",
            VatCurrency = root.Text("TaxCurrencyCode"),
            VatPointDate = root.Date("TaxPointDate", "BT-7"),
            VatPointCode = VatPoint(root.Text("InvoicePeriod/DescriptionCode")),
            DueDate = root.Date("DueDate", "BT-9") ?? root.Date("PaymentMeans/PaymentDueDate", "BT-9"),
            BuyerReference = root.Text("BuyerReference"),
            ProjectReference = root.Text("ProjectReference/ID") ?? (credit ? documents.Find(d => d.Text("DocumentTypeCode") == "50")?.Text("ID") : null),
            ContractReference = root.Text("ContractDocumentReference/ID"),
            OrderReference = root.Text("OrderReference/ID"),
            SalesOrderReference = root.Text("OrderReference/SalesOrderID"),
            ReceivingAdviceReference = root.Text("ReceiptDocumentReference/ID"),
            DespatchAdviceReference = root.Text("DespatchDocumentReference/ID"),
            TenderReference = root.Text("OriginatorDocumentReference/ID"),
            InvoicedObject = documents.Find(d => d.Text("DocumentTypeCode") == "130")?.Id("ID"),
            BuyerAccountingReference = root.Text("AccountingCost"),
            PaymentTerms = root.Text("PaymentTerms/Note"),
            Notes = root.All("Note").Select(n => n.Value).OfType<string>().Select(Note).ToItems(),
            PrecedingInvoices = root.All("BillingReference").Select(b => b.At("InvoiceDocumentReference") ?? b.At("CreditNoteDocumentReference")).OfType<XmlIn>()
                .Select(d => new PrecedingInvoice(d.Text("ID") ?? "", d.Date("IssueDate", "BT-26"))).ToItems(),
            Seller = UblPartyReading.Party(seller),
            Buyer = UblPartyReading.Party(root.At("AccountingCustomerParty/Party")),
            Payee = payee is null ? null : UblPartyReading.Named(payee),
            TaxRepresentative = root.At("TaxRepresentativeParty") is { } representative ? UblPartyReading.Named(representative) : null,
            Delivery = UblPartyReading.Delivery(root.At("Delivery")),
            Period = Period(root, "BT-73", "BT-74"),
            Payment = UblPaymentReading.Read(root, UblPartyReading.Creditor(payee) ?? UblPartyReading.Creditor(seller)),
            AllowancesCharges = root.All("AllowanceCharge").Select(AllowanceCharge).ToItems(),
            Totals = UblPaymentReading.Totals(root),
            VatBreakdown = root.All("TaxTotal").SelectMany(t => t.All("TaxSubtotal")).Select(Vat).ToItems(),
            SupportingDocuments = documents.Where(d => d.Text("DocumentTypeCode") is not ("130" or "50")).Select(Supporting).ToItems(),
            Lines = root.All(credit ? "CreditNoteLine" : "InvoiceLine").Select(UblLineReading.Read).ToItems(),
        };
    }

    public static InvoicePeriod? Period(XmlIn owner, string start, string end)
    {
        if (owner.At("InvoicePeriod") is not { } period) return null;
        var read = new InvoicePeriod(period.Date("StartDate", start), period.Date("EndDate", end));
        return read is { Start: null, End: null } ? null : read;
    }

    /// <summary>BG-20, BG-21, BG-27, BG-28.</summary>
    public static AllowanceCharge AllowanceCharge(XmlIn item)
    {
        var charge = item.Text("ChargeIndicator") is "true" or "1";
        return new AllowanceCharge
        {
            IsCharge = charge,
            Amount = item.Number("Amount", charge ? "BT-99" : "BT-92"),
            BaseAmount = item.Number("BaseAmount", charge ? "BT-100" : "BT-93"),
            Percent = item.Number("MultiplierFactorNumeric", charge ? "BT-101" : "BT-94"),
            Reason = item.Text("AllowanceChargeReason"),
            ReasonCode = item.Text("AllowanceChargeReasonCode"),
            VatCategory = item.Text("TaxCategory/ID"),
            VatRate = item.Number("TaxCategory/Percent", charge ? "BT-103" : "BT-96"),
        };
    }

    private static VatBreakdown Vat(XmlIn subtotal) => new()
    {
        Category = subtotal.Text("TaxCategory/ID") ?? "",
        Rate = subtotal.Number("TaxCategory/Percent", "BT-119"),
        Taxable = subtotal.Number("TaxableAmount", "BT-116"),
        Tax = subtotal.Number("TaxAmount", "BT-117"),
        ExemptionReason = subtotal.Text("TaxCategory/TaxExemptionReason"),
        ExemptionCode = subtotal.Text("TaxCategory/TaxExemptionReasonCode"),
    };

    private static SupportingDocument Supporting(XmlIn document)
    {
        var content = document.Bytes("Attachment/EmbeddedDocumentBinaryObject", "BT-125");
        var file = document.At("Attachment/EmbeddedDocumentBinaryObject");
        return new(
            document.Text("ID") ?? "", document.Text("DocumentDescription"), document.Text("Attachment/ExternalReference/URI"),
            content is null ? null : new(file?.Attribute("filename") ?? "", file?.Attribute("mimeCode") ?? "", content));
    }

    // UBL has no place for the subject of a note: it is written before the text, between number signs.
    private static InvoiceNote Note(string text) =>
        text.Length > 5 && text[0] == '#' && text[4] == '#' && text[1..4].All(char.IsAsciiLetterOrDigit) ? new(text[5..].Trim(), text[1..4]) : new(text);

    private static string? VatPoint(string? code) => code switch
    {
        "3" => VatPoints.Invoice,
        "35" => VatPoints.Delivery,
        "432" => VatPoints.Payment,
        _ => code,
    };
}
