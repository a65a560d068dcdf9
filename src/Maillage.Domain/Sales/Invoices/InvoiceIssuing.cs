using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What the snapshot of an invoice is made from, on the day of issue.</summary>
/// <param name="Seller">The identity of the entity in force that day.</param>
/// <param name="Contact">The entrepreneur's name.</param>
public sealed record InvoiceParts(Invoice Invoice, Customer Customer, Activity Activity, LegalIdentity Seller, string Contact, VatTable Vat, LegalMentions Mentions);

/// <summary>From an invoice to all that its issued document says.</summary>
public static class InvoiceIssuing
{
    /// <param name="number">Its number.</param>
    /// <param name="day">Day of issue.</param>
    public static InvoiceSnapshot Snapshot(InvoiceParts parts, string number, DateOnly day)
    {
        var (invoice, customer, seller) = (parts.Invoice, parts.Customer, parts.Seller);
        var content = invoice.Content;
        var totals = InvoiceTotals.Of(content);
        var due = invoice.DueIfIssued(day);
        return new(
            InvoiceSnapshotJson.CurrentFormat, number, day, due, invoice.SaleFrom ?? day, invoice.SaleTo,
            new(seller.Name, $"{seller.LegalForm} {seller.CapitalText}".Trim(), seller.Siren, seller.Siret, seller.VatNumber, seller.Registry,
                [seller.Street, $"{seller.PostCode} {seller.City}".Trim()], seller.Email, seller.Phone, seller.Iban, seller.Bic, seller.LogoPng),
            parts.Activity.Name, parts.Contact,
            new(customer.Name, customer.Address, Known(customer.Siren), customer.VatNumberOnInvoice, null),
            Known(invoice.CustomerReference), invoice.Subject, invoice.TtcPrices,
            [.. invoice.Lines.OrderBy(l => l.Rank).Zip(content.Lines).Select(p => Line(p.First, p.Second, invoice.TtcPrices))],
            [.. totals.ByVat.Select(v => Group(v, parts.Vat, day))],
            totals.Ht, totals.Vat, totals.Total,
            Terms(invoice.PaymentDays, due),
            [.. parts.Mentions.For(Context(parts, day)).Select(m => m.Text)],
            Known(invoice.Note));
    }

    /// <summary>What all the lines sell together.</summary>
    public static SupplyNature NatureOf(IEnumerable<LineNature> natures)
    {
        var seen = natures.Distinct().ToList();
        return seen.Count > 1 ? SupplyNature.Mixed : seen is [LineNature.Goods] ? SupplyNature.Goods : SupplyNature.Services;
    }

    private static MentionContext Context(InvoiceParts parts, DateOnly day) => new(
        day, parts.Customer.Kind, NatureOf(parts.Invoice.Lines.Select(l => l.Nature)), VatOnDebits: false,
        Taxed: parts.Invoice.Lines.Any(l => l.Rate != Rate.Zero));

    private static InvoiceSnapshotLine Line(InvoiceLine line, PricedLine priced, bool ttcPrices) => new(
        line.Description, line.Quantity, line.Unit, priced.UnitPrice, line.Rate, line.VatCode, Money.FromEuros(ExactAmount.Of(priced, ttcPrices).Ht));

    private static InvoiceVatGroup Group(VatTotal total, VatTable vat, DateOnly day) =>
        new(total.VatCode, total.Rate, total.Base, total.Vat, vat.Known(total.VatCode) is { } code ? vat.Mention(code, day) : null);

    private static string Terms(int days, DateOnly due) => days == 0
        ? "Paiement à réception, par virement." : $"Paiement par virement avant le {French.LongDate(due)} inclus ({days} jours).";

    private static string? Known(string text) => text.Length == 0 ? null : text;
}
