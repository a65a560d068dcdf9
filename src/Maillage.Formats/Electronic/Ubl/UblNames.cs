using System.Globalization;

namespace Maillage.Formats.Electronic.Ubl;

/// <summary>Namespaces and small shapes that UBL repeats.</summary>
internal static class UblNames
{
    public const string Invoice = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    public const string CreditNote = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

    private static readonly IReadOnlyDictionary<string, string> InvoiceNames = Of(Invoice);
    private static readonly IReadOnlyDictionary<string, string> CreditNoteNames = Of(CreditNote);

    public static IReadOnlyDictionary<string, string> Namespaces(bool credit) => credit ? CreditNoteNames : InvoiceNames;

    public static void Date(this XmlOut xml, string name, DateOnly? date) =>
        xml.Text(name, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Amount(this XmlOut xml, string name, decimal? amount, string? currency) =>
        xml.Text(name, XmlText.Amount(amount), ("currencyID", currency));

    public static void Period(this XmlOut xml, InvoicePeriod? period, string? vatPoint = null) => xml.Group("cac:InvoicePeriod", () =>
    {
        xml.Date("cbc:StartDate", period?.Start);
        xml.Date("cbc:EndDate", period?.End);
        xml.Text("cbc:DescriptionCode", VatPoint(vatPoint));
    });

    /// <summary>A VAT category and rate.</summary>
    public static void TaxCategory(this XmlOut xml, string name, string category, decimal? rate, VatBreakdown? reasons = null) => xml.Group(name, () =>
    {
        xml.Text("cbc:ID", category);
        xml.Text("cbc:Percent", XmlText.Amount(rate));
        xml.Text("cbc:TaxExemptionReasonCode", reasons?.ExemptionCode);
        xml.Text("cbc:TaxExemptionReason", reasons?.ExemptionReason);
        xml.Group("cac:TaxScheme", () => xml.Text("cbc:ID", "VAT"));
    });

    /// <summary>BG-20, BG-21, BG-27, BG-28.</summary>
    public static void AllowanceCharge(this XmlOut xml, AllowanceCharge item, string currency) => xml.Group("cac:AllowanceCharge", () =>
    {
        xml.Text("cbc:ChargeIndicator", item.IsCharge ? "true" : "false");
        xml.Text("cbc:AllowanceChargeReasonCode", item.ReasonCode);
        xml.Text("cbc:AllowanceChargeReason", item.Reason);
        xml.Text("cbc:MultiplierFactorNumeric", XmlText.Number(item.Percent));
        xml.Amount("cbc:Amount", item.Amount, currency);
        xml.Amount("cbc:BaseAmount", item.BaseAmount, currency);
        if (item.VatCategory is { } category) xml.TaxCategory("cac:TaxCategory", category, item.VatRate);
    });

    // UBL codes BT-8 by UNTDID 2005, the model by UNTDID 2475.
    private static string? VatPoint(string? code) => code switch
    {
        VatPoints.Invoice => "3",
        VatPoints.Delivery => "35",
        VatPoints.Payment => "432",
        _ => code,
    };

    private static Dictionary<string, string> Of(string root) => new()
    {
        [""] = root,
        ["cac"] = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
        ["cbc"] = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    };
}
