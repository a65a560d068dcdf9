namespace Maillage.Formats.Electronic.Reading;

/// <summary>Reads payment, VAT and totals of a CII.</summary>
internal static class CiiSettlementReading
{
    public static ElectronicInvoice Read(XmlIn settlement, ElectronicInvoice invoice)
    {
        var terms = settlement.At("SpecifiedTradePaymentTerms");
        var taxes = settlement.All("ApplicableTradeTax").ToList();
        var currency = settlement.Text("InvoiceCurrencyCode") ?? "";
        var vatCurrency = settlement.Text("TaxCurrencyCode");
        return invoice with
        {
            Currency = currency,
            VatCurrency = vatCurrency,
            VatPointDate = taxes.Select(t => t.Date("TaxPointDate/DateString", "BT-7")).FirstOrDefault(d => d is not null),
            VatPointCode = taxes.Select(t => t.Text("DueDateTypeCode")).FirstOrDefault(c => c is not null),
            DueDate = terms?.Date("DueDateDateTime/DateTimeString", "BT-9"),
            PaymentTerms = terms?.Text("Description"),
            BuyerAccountingReference = settlement.Text("ReceivableSpecifiedTradeAccountingAccount/ID"),
            PrecedingInvoices = settlement.All("InvoiceReferencedDocument")
                .Select(d => new PrecedingInvoice(d.Text("IssuerAssignedID") ?? "", d.Date("FormattedIssueDateTime/DateTimeString", "BT-26"))).ToItems(),
            Payee = CiiAgreementReading.Party(settlement.At("PayeeTradeParty")),
            Period = CiiReading.Period(settlement, "BT-73", "BT-74"),
            Payment = Payment(settlement, terms?.Text("DirectDebitMandateID")),
            AllowancesCharges = settlement.All("SpecifiedTradeAllowanceCharge").Select(CiiReading.AllowanceCharge).ToItems(),
            VatBreakdown = taxes.Select(Vat).ToItems(),
            Totals = Totals(settlement.At("SpecifiedTradeSettlementHeaderMonetarySummation"), currency, vatCurrency),
        };
    }

    private static PaymentInstructions? Payment(XmlIn settlement, string? mandate)
    {
        var means = settlement.All("SpecifiedTradeSettlementPaymentMeans").ToList();
        var debit = new DirectDebit(mandate, settlement.Text("CreditorReferenceID"),
            means.Select(m => m.Text("PayerPartyDebtorFinancialAccount/IBANID")).FirstOrDefault(a => a is not null));
        var read = new PaymentInstructions
        {
            MeansCode = means.FirstOrDefault()?.Text("TypeCode") ?? "",
            MeansText = means.FirstOrDefault()?.Text("Information"),
            RemittanceText = settlement.Text("PaymentReference"),
            Transfers = means.Select(Transfer).OfType<CreditTransfer>().ToItems(),
            Card = means.Select(m => m.At("ApplicableTradeSettlementFinancialCard")).OfType<XmlIn>()
                .Select(c => new PaymentCard(c.Text("ID") ?? "", c.Text("CardholderName"))).FirstOrDefault(),
            DirectDebit = debit == new DirectDebit(null) ? null : debit,
        };
        return read == new PaymentInstructions() ? null : read;
    }

    private static CreditTransfer? Transfer(XmlIn means)
    {
        var account = means.At("PayeePartyCreditorFinancialAccount");
        var number = account?.Text("IBANID") ?? account?.Text("ProprietaryID");
        return number is null ? null : new(number, account!.Text("AccountName"), means.Text("PayeeSpecifiedCreditorFinancialInstitution/BICID"));
    }

    private static VatBreakdown Vat(XmlIn tax) => new()
    {
        Category = tax.Text("CategoryCode") ?? "",
        Rate = tax.Number("RateApplicablePercent", "BT-119"),
        Taxable = tax.Number("BasisAmount", "BT-116"),
        Tax = tax.Number("CalculatedAmount", "BT-117"),
        ExemptionReason = tax.Text("ExemptionReason"),
        ExemptionCode = tax.Text("ExemptionReasonCode"),
    };

    private static DocumentTotals Totals(XmlIn? totals, string currency, string? vatCurrency)
    {
        if (totals is null) return new();
        var taxes = totals.All("TaxTotalAmount").ToList();
        var main = taxes.Find(t => t.Attribute("currencyID") == currency) ?? taxes.Find(t => t.Attribute("currencyID") is null);
        var other = vatCurrency is null ? null : taxes.Find(t => t != main && t.Attribute("currencyID") == vatCurrency);
        return new DocumentTotals
        {
            Lines = totals.Number("LineTotalAmount", "BT-106"),
            Allowances = totals.Number("AllowanceTotalAmount", "BT-107"),
            Charges = totals.Number("ChargeTotalAmount", "BT-108"),
            TaxExclusive = totals.Number("TaxBasisTotalAmount", "BT-109"),
            Tax = main?.Number("BT-110"),
            TaxInVatCurrency = other?.Number("BT-111"),
            TaxInclusive = totals.Number("GrandTotalAmount", "BT-112"),
            Paid = totals.Number("TotalPrepaidAmount", "BT-113"),
            Rounding = totals.Number("RoundingAmount", "BT-114"),
            Due = totals.Number("DuePayableAmount", "BT-115"),
        };
    }
}
