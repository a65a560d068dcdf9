using System.Globalization;

namespace Maillage.Formats.Electronic.Cii;

/// <summary>Namespaces and small shapes that CII repeats.</summary>
internal static class CiiNames
{
    public const string Root = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";

    public static readonly IReadOnlyDictionary<string, string> Namespaces = new Dictionary<string, string>
    {
        ["rsm"] = Root,
        ["ram"] = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
        ["qdt"] = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100",
        ["udt"] = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
    };

    public static void Date(this XmlOut xml, string name, DateOnly? date, string type = "udt:DateTimeString") =>
        xml.Group(name, () => xml.Text(type, date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture), ("format", "102")));

    public static void Period(this XmlOut xml, InvoicePeriod? period) => xml.Group("ram:BillingSpecifiedPeriod", () =>
    {
        xml.Date("ram:StartDateTime", period?.Start);
        xml.Date("ram:EndDateTime", period?.End);
    });

    /// <summary>A reference that is a bare number.</summary>
    public static void Reference(this XmlOut xml, string name, string? number) => xml.Group(name, () => xml.Text("ram:IssuerAssignedID", number));

    /// <summary>A typed reference: 50 a tender (BT-17), 130 an invoiced object (BT-18, BT-128).</summary>
    public static void Typed(this XmlOut xml, SchemedId? id, string type)
    {
        if (XmlText.Clean(id?.Value) is null) return;
        xml.Group("ram:AdditionalReferencedDocument", () =>
        {
            xml.Text("ram:IssuerAssignedID", id!.Value);
            xml.Text("ram:TypeCode", type);
            xml.Text("ram:ReferenceTypeCode", id.Scheme);
        });
    }

    /// <summary>BG-20, BG-21, BG-27, BG-28.</summary>
    public static void AllowanceCharge(this XmlOut xml, AllowanceCharge item) => xml.Group("ram:SpecifiedTradeAllowanceCharge", () =>
    {
        xml.Group("ram:ChargeIndicator", () => xml.Text("udt:Indicator", item.IsCharge ? "true" : "false"));
        xml.Text("ram:CalculationPercent", XmlText.Number(item.Percent));
        xml.Text("ram:BasisAmount", XmlText.Amount(item.BaseAmount));
        xml.Text("ram:ActualAmount", XmlText.Amount(item.Amount));
        xml.Text("ram:ReasonCode", item.ReasonCode);
        xml.Text("ram:Reason", item.Reason);
        if (item.VatCategory is not { } category) return;
        xml.Group("ram:CategoryTradeTax", () =>
        {
            xml.Text("ram:TypeCode", "VAT");
            xml.Text("ram:CategoryCode", category);
            xml.Text("ram:RateApplicablePercent", XmlText.Amount(item.VatRate));
        });
    });
}
