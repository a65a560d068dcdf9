using Maillage.Formats.Electronic;
using static Maillage.Tests.Formats.Electronic.SampleElectronicInvoices;

namespace Maillage.Tests.Formats.Electronic;

/// <summary>One fault in an invoice that was right.</summary>
/// <param name="Rule">The rule it breaks here.</param>
/// <param name="Invoice">The invoice with the fault.</param>
/// <param name="Official">What official rules say in CII, when not the same; null when they say nothing.</param>
public sealed record ElectronicMutation(string Name, string Rule, ElectronicInvoice Invoice, string? Official);

public static class ElectronicMutations
{
    public static readonly IReadOnlyList<ElectronicMutation> All = [.. Header(), .. Parties(), .. Amounts(), .. Vat(), .. Keys()];

    private static ElectronicMutation Of(string name, string rule, Func<ElectronicInvoice, ElectronicInvoice> change) => new(name, rule, change(Ordinary()), rule);

    private static ElectronicMutation OnLine(string name, string rule, Func<ElectronicLine, ElectronicLine> change) =>
        Of(name, rule, i => i with { Lines = [change(i.Lines[0]), .. i.Lines.Skip(1)] });

    private static IEnumerable<ElectronicMutation> Header()
    {
        yield return Of("no-profile", "BR-01", i => i with { Guideline = "" });
        yield return Of("no-number", "BR-02", i => i with { Number = "" });
        yield return Of("no-date", "BR-03", i => i with { IssueDate = null });
        yield return Of("no-type", "BR-04", i => i with { TypeCode = "" });
        yield return Of("no-currency", "BR-05", i => i with { Currency = "" });
        yield return Of("wrong-currency", "BR-CL-04", i => i with { Currency = "EURO" });
        yield return Of("vat-point-twice", "BR-CO-03", i => i with { VatPointDate = Day });
        yield return Of("vat-point-unknown", "BR-CL-06", i => i with { VatPointCode = "77" });
        yield return Of("long-number", "BR-FR-01", i => i with { Number = new string('A', 36) });
        yield return Of("spaced-number", "BR-FR-02", i => i with { Number = "VAL 2026 42" });
        yield return Of("old-date", "BR-FR-03", i => i with { IssueDate = new(1999, 12, 31) });
        yield return Of("type-not-french", "BR-FR-04", i => i with { TypeCode = "326" });
        yield return Of("no-penalties", "BR-FR-05", i => i with { Notes = i.Notes.Where(n => n.Subject != "PMD").ToItems() });
        yield return Of("recovery-twice", "BR-FR-06", i => i with { Notes = [.. i.Notes, new("Encore", "PMT")] });
        yield return Of("unknown-note", "BR-CL-08", i => i with { Notes = [.. i.Notes, new("Texte", "QQQ")] });
        yield return Of("no-process", "BR-FR-08", i => i with { Process = null });
        yield return Of("process-unknown", "BR-FR-08", i => i with { Process = "X1" });
        yield return Of("several-sellers", "BR-FR-MV-02", i => i with { Process = "S8" });
        yield return Of("two-ways", "BR-FR-BD-02", i => i with { Process = "S9" });
        yield return Of("unknown-exchange", "BR-FR-20", i => i with { Notes = [.. i.Notes.Where(n => n.Subject != "BAR"), new("B2X", "BAR")] });
        yield return Of("exchange-twice", "BR-FR-31", i => i with { Notes = [.. i.Notes, new("B2C", "BAR")] });
        yield return Of("early-due", "BR-FR-CO-07", i => i with { DueDate = Day.AddDays(-1) });
        yield return Of("corrective-without", "BR-FR-CO-04", i => i with { TypeCode = "384" });
        yield return Of("credit-without", "BR-FR-CO-05", i => i with { TypeCode = "381" });
        yield return Of("credit-undated", "BR-FR-CO-05", i => i with { TypeCode = "381", PrecedingInvoices = [new("A-1", null)] });
        yield return Of("final-deposit", "BR-FR-CO-08", i => i with { TypeCode = "386", Process = "S4" });
        yield return Of("paid-unpaid", "BR-FR-CO-09", i => i with { Process = "S2" });
        yield return Of("global-rebate", "BR-FR-CO-03", i => i with { TypeCode = "262" });
        yield return Of("foreign-currency", "BR-FR-CO-12", i => i with { Currency = "USD" });
        yield return Of("period-backwards", "BR-29", i => i with { Period = new(Day, Day.AddDays(-1)) });
        yield return Of("attachment-name", "BR-FR-17", i => i with { SupportingDocuments = [new("1", "Photo")] });
        yield return Of("two-readable", "BR-FR-18", i => i with { SupportingDocuments = [new("1", "LISIBLE"), new("2", "LISIBLE")] });
        yield return Of("attachment-type", "BR-CL-24", i => i with { SupportingDocuments = [new("1", "PJA", null, new("a.exe", "application/exe", new byte[] { 1 }))] });
        yield return Of("delivery-country", "BR-57", i => i with { Delivery = new() { Address = new() { City = "Lyon" } } });
    }

    private static IEnumerable<ElectronicMutation> Parties()
    {
        yield return Of("no-seller", "BR-06", i => i with { Seller = Seller with { Name = "" } });
        yield return Of("no-buyer", "BR-07", i => i with { Buyer = Buyer with { Name = "" } });
        yield return Of("no-seller-address", "BR-08", i => i with { Seller = Seller with { Address = null } });
        yield return Of("no-buyer-country", "BR-11", i => i with { Buyer = Buyer with { Address = new() { City = "Lyon" } } });
        yield return Of("unknown-country", "BR-CL-14", i => i with { Buyer = Buyer with { Address = new() { City = "Lyon", Country = "FX" } } });
        yield return Of("no-seller-siren", "BR-FR-10", i => i with { Seller = Seller with { LegalRegistration = null } });
        yield return Of("no-buyer-siren", "BR-FR-11", i => i with { Buyer = Buyer with { LegalRegistration = null, Identifiers = [] } });
        yield return Of("no-buyer-endpoint", "BR-FR-12", i => i with { Buyer = Buyer with { ElectronicAddress = null } });
        yield return Of("no-seller-endpoint", "BR-FR-13", i => i with { Seller = Seller with { ElectronicAddress = null } });
        yield return Of("endpoint-scheme", "BR-62", i => i with { Seller = Seller with { ElectronicAddress = new("732829320") } });
        yield return Of("endpoint-unknown", "BR-CL-25", i => i with { Seller = Seller with { ElectronicAddress = new("732829320", "0300") } });
        yield return Of("endpoint-elsewhere", "BR-FR-21", i => i with { Buyer = Buyer with { ElectronicAddress = new("732829320", "0225") } });
        yield return Of("endpoint-character", "BR-FR-23", i => i with { Buyer = Buyer with { ElectronicAddress = new("552100554@X", "0225") } });
        yield return Of("endpoint-long", "BR-FR-25", i => i with { Buyer = Buyer with { ElectronicAddress = new("552100554_" + new string('A', 120), "0225") } });
        yield return Of("siret-siren", "BR-FR-09", i => i with { Buyer = Buyer with { Identifiers = [new("73282932000074", "0009")] } });
        yield return Of("siren-short", "BR-FR-32", i => i with { Seller = Seller with { LegalRegistration = new("73282932", "0002"), Identifiers = [] } });
        yield return Of("scheme-twice", "BR-FR-CO-10", i => i with { Seller = Seller with { Identifiers = [new("73282932000074", "0009"), new("73282932000074", "0009")] } });
        yield return Of("scheme-unknown", "BR-CL-10", i => i with { Seller = Seller with { Identifiers = [new("12", "9999")] } });
        yield return Of("vat-prefix", "BR-CO-09", i => i with { Buyer = Buyer with { VatNumber = "QQ123" } });
        yield return Of("payee-is-seller", "BR-17", i => i with { Payee = new() { Name = Seller.Name } });
        yield return Of("self-billed-address", "BR-FR-22", i => i with { TypeCode = "389", Seller = Seller with { ElectronicAddress = new("552100554", "0225") } });
        yield return Of("payment-means", "BR-CL-16", i => i with { Payment = new() { MeansCode = "88" } });
        yield return Of("no-account", "BR-61", i => i with { Payment = new() { MeansCode = "30" } }) with { Official = "CII-SR-470" };
        yield return Of("card-number", "BR-51", i => i with { Payment = new() { MeansCode = "48", Card = new("4970100000000000") } });
    }

    private static IEnumerable<ElectronicMutation> Amounts()
    {
        yield return Of("no-lines", "BR-16", i => i with { Lines = [] });
        yield return OnLine("no-line-id", "BR-21", l => l with { Id = "" });
        yield return OnLine("no-quantity", "BR-22", l => l with { Quantity = null });
        yield return OnLine("no-unit", "BR-23", l => l with { UnitCode = "" });
        yield return OnLine("unknown-unit", "BR-CL-23", l => l with { UnitCode = "jour" });
        yield return OnLine("no-name", "BR-25", l => l with { Name = "" });
        yield return OnLine("no-price", "BR-26", l => l with { NetPrice = null });
        yield return OnLine("negative-price", "BR-27", l => l with { NetPrice = -450m, Quantity = -3m });
        yield return OnLine("long-quantity", "BR-FR-DEC-02", l => l with { Quantity = 3.00001m });
        yield return OnLine("long-price", "BR-FR-DEC-03", l => l with { NetPrice = 450.0000001m });
        yield return OnLine("line-period", "BR-30", l => l with { Period = new(Day, Day.AddDays(-2)) });
        yield return OnLine("line-reason", "BR-42", l => l with { NetAmount = 1349m, AllowancesCharges = [new() { Amount = 1m }] });
        yield return OnLine("item-scheme", "BR-64", l => l with { StandardItem = new("301") });
        yield return OnLine("item-class", "BR-65", l => l with { Classes = [new("44", null)] });
        yield return Of("wrong-lines", "BR-CO-10", i => i with { Totals = i.Totals with { Lines = i.Totals.Lines + 1 } });
        yield return Of("wrong-allowances", "BR-CO-11", i => i with { Totals = i.Totals with { Allowances = 51m } });
        yield return Of("no-allowances", "BR-CO-11", i => i with { Totals = i.Totals with { Allowances = null } });
        yield return Of("wrong-charges", "BR-CO-12", i => i with { Totals = i.Totals with { Charges = 4m } });
        yield return Of("wrong-total", "BR-CO-13", i => i with { Totals = i.Totals with { TaxExclusive = i.Totals.TaxExclusive + 0.01m } });
        yield return Of("wrong-tax", "BR-CO-14", i => i with { Totals = i.Totals with { Tax = i.Totals.Tax + 0.01m } });
        yield return Of("wrong-inclusive", "BR-CO-15", i => i with { Totals = i.Totals with { TaxInclusive = i.Totals.TaxInclusive + 0.01m } });
        yield return Of("wrong-due", "BR-CO-16", i => i with { Totals = i.Totals with { Due = i.Totals.Due - 0.01m } });
        yield return Of("third-decimal", "BR-DEC-18", i => i with { Totals = i.Totals with { Due = i.Totals.Due + 0.001m } });
        yield return Of("no-exclusive", "BR-13", i => i with { Totals = i.Totals with { TaxExclusive = null } });
        yield return Of("allowance-reason", "BR-33", i => i with { AllowancesCharges = [i.AllowancesCharges[0] with { Reason = null, ReasonCode = null }] });
        yield return Of("allowance-code", "BR-CL-19", i => i with { AllowancesCharges = [i.AllowancesCharges[0] with { ReasonCode = "FC" }] });
        yield return Of("long-amount", "BR-FR-DEC-01", i => i with { Totals = i.Totals with { Paid = 12345678901234567890.12m } });
    }

    private static IEnumerable<ElectronicMutation> Vat()
    {
        yield return Of("no-breakdown", "BR-S-01", i => i with { VatBreakdown = [] });
        yield return Of("rate-not-french", "BR-FR-16", i => i with { VatBreakdown = [i.VatBreakdown[0] with { Rate = 21m }, i.VatBreakdown[1]] });
        yield return Of("category-not-french", "BR-FR-15", i => i with { VatBreakdown = [i.VatBreakdown[0] with { Category = "L" }, i.VatBreakdown[1]] });
        yield return Of("wrong-base", "BR-S-08", i => i with { VatBreakdown = [i.VatBreakdown[0] with { Taxable = i.VatBreakdown[0].Taxable + 1 }, i.VatBreakdown[1]] });
        yield return Of("wrong-vat", "BR-CO-17", i => i with { VatBreakdown = [i.VatBreakdown[0] with { Tax = i.VatBreakdown[0].Tax + 2 }, i.VatBreakdown[1]] });
        yield return Of("reason-on-standard", "BR-S-10", i => i with { VatBreakdown = [i.VatBreakdown[0] with { ExemptionReason = "Non" }, i.VatBreakdown[1]] });
        yield return Of("standard-without-vat-number", "BR-S-02", i => i with { Seller = Seller with { VatNumber = null } });
        foreach (var (category, prefix) in new[] { ("E", "E"), ("AE", "AE"), ("K", "IC"), ("G", "G"), ("O", "O") })
        {
            var invoice = InCategory(category);
            yield return new($"{category}-reason", $"BR-{prefix}-10", invoice with { VatBreakdown = [invoice.VatBreakdown[0] with { ExemptionReason = null }] }, $"BR-{prefix}-10");
            yield return new($"{category}-tax", $"BR-{prefix}-09", invoice with { VatBreakdown = [invoice.VatBreakdown[0] with { Tax = 1m }] }, $"BR-{prefix}-09");
            yield return new($"{category}-rate", $"BR-{prefix}-05", invoice with { Lines = [invoice.Lines[0] with { VatRate = 20m }] }, $"BR-{prefix}-05");
            yield return new($"{category}-code", "BR-CL-22", invoice with { VatBreakdown = [invoice.VatBreakdown[0] with { ExemptionCode = "VATEX-NON" }] }, "BR-CL-22");
        }
        yield return new("K-date", "BR-IC-11", InCategory("K") with { Delivery = new() { Address = new() { Country = "DE" } } }, "BR-IC-11");
        yield return new("K-country", "BR-IC-12", InCategory("K") with { Delivery = new() { Date = Day } }, "BR-IC-12");
        yield return new("K-buyer", "BR-IC-02", InCategory("K") with { Buyer = Buyer with { VatNumber = null } }, "BR-IC-02");
        yield return new("O-number", "BR-O-02", InCategory("O") with { Seller = Seller }, "BR-O-02");
        yield return new("Z-reason", "BR-Z-10", InCategory("Z") with { VatBreakdown = [InCategory("Z").VatBreakdown[0] with { ExemptionCode = "VATEX-EU-G" }] }, "BR-Z-10");
    }

    private static IEnumerable<ElectronicMutation> Keys()
    {
        yield return Of("siren-key", "MA-SIREN", i => i with { Seller = Seller with { LegalRegistration = new("732829321", "0002"), Identifiers = [] } }) with { Official = null };
        yield return Of("siret-key", "MA-SIRET", i => i with { Seller = Seller with { Identifiers = [new("73282932000075", "0009")] } }) with { Official = null };
        yield return Of("vat-key", "MA-TVA", i => i with { Buyer = Buyer with { VatNumber = "FR16552100554" } }) with { Official = null };
        yield return Of("iban-key", "MA-IBAN", i => i with { Payment = i.Payment! with { Transfers = [new("FR7630006000011234567890188")] } }) with { Official = null };
        yield return OnLine("line-product", "MA-LIGNE", l => l with { Quantity = 4m }) with { Official = null };
    }
}
